/* SPDX-License-Identifier: MIT */
/*
 * Accounts, from the command line of the machine: whoever may run this may
 * open the first of them.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "areas/organisation/organisation.h"
#include "auth/account.h"
#include "auth/password.h"
#include "auth/secret.h"
#include "base/buf.h"
#include "base/clock.h"

/* "decision-officer approver", of the bits in `roles`. */
static const char *role_words(struct arena *a, unsigned roles)
{
	struct buf words = buf_new(a, 64);

	for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		if (roles & 1u << role)
			buf_format(&words, "%s%s", words.size > 0 ? " " : "", role_name(role));
	return words.size > 0 ? words.at : "";
}

static bool take_role(const char *word, enum role *role)
{
	*role = role_by_name(word);
	if (*role != ROLE_NONE && *role != ROLE_PUBLIC)
		return true;
	program_says("there is no role \"%s\" to give; the roles are:", word);
	for (enum role each = ROLE_PUBLIC + 1; each < ROLE_COUNT; each++)
		fprintf(stderr, "  %-18s %s\n", role_name(each), role_title(each));
	return false;
}

/* ---- passwords ---- */

/* Asked for twice at a terminal; one line of standard input otherwise.  NULL, and said, if none. */
static const char *ask_password(struct program *p, const char *const *own)
{
	const char *password = secret_read(p->arena, STDIN_FILENO, "Password: ");

	if (password == NULL || password[0] == '\0') {
		program_says("no password was given: type it, or hand it in as one line");
		return NULL;
	}

	enum password_refusal no = password_may_be(p->arena, password, own);

	if (no != PASSWORD_NO_REFUSAL) {
		program_says("%s", password_refusal_text(no));
		return NULL;
	}
	if (!isatty(STDIN_FILENO))
		return password;

	const char *again = secret_read(p->arena, STDIN_FILENO, "The same again: ");

	if (again != NULL && strcmp(again, password) == 0)
		return password;
	program_says("the two were not the same: nothing was changed");
	return NULL;
}

static const char *ask_password_hash(struct program *p, const char *const *own)
{
	const char *password = ask_password(p, own);
	const char *hash = NULL;

	if (password != NULL &&
		(hash = password_hash(p->arena, PASSWORD_COST_REAL, password)) == NULL)
		program_says("there is not the memory to keep a password safely: try again");
	return hash;
}

/* ---- add ---- */

struct adding {
	struct account_new account;
	const char *organisation; // its name
	unsigned roles;
	enum account_refusal no;
};

/* Without a password it is only tried, so that nobody is asked for one in vain. */
static enum verdict add_run(struct work *w, void *arg)
{
	struct adding *adding = arg;
	struct organisation body = { 0 };
	struct account_id id;

	organisation_by_name(w, adding->organisation, &body);
	adding->account.organisation = body.id;
	adding->no = account_create(w, &adding->account, &id);
	if (adding->no != ACCOUNT_NO_REFUSAL || adding->account.password_hash == NULL)
		return WORK_UNDO;
	for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		if (adding->roles & 1u << role)
			account_grant(w, id, role);
	program_note(w, ACCOUNT_MANAGE, "account-add", "account", id.v,
		role_words(work_arena(w), adding->roles));
	return WORK_KEEP;
}

static int add(struct program *p, struct adding *adding)
{
	const char *const own[] = { adding->account.login, adding->account.name,
		adding->organisation, NULL };

	program_write(p, add_run, adding);
	if (adding->no != ACCOUNT_NO_REFUSAL)
		return program_says("%s", account_refusal_text(adding->no));
	adding->account.password_hash = ask_password_hash(p, own);
	if (adding->account.password_hash == NULL)
		return 1;
	if (!program_write(p, add_run, adding))
		return adding->no == ACCOUNT_NO_REFUSAL
			       ? 1
			       : program_says("%s", account_refusal_text(adding->no));
	printf("%s can sign in%s%s.\n", adding->account.name,
		adding->roles == 0 ? ", and may do nothing until a role is given: sarn account role"
				   : " as ",
		role_words(p->arena, adding->roles));
	return 0;
}

/* The options; false, and said, when one is not understood. */
static bool take_add(struct command_line *line, struct adding *adding)
{
	const char *language = line_option(line, "--language");
	const char *word;
	enum role role;

	while ((word = line_option(line, "--role")) != NULL) {
		if (!take_role(word, &role))
			return false;
		adding->roles |= 1u << role;
	}
	if (language != NULL && strcmp(language, "en") != 0 && strcmp(language, "cy") != 0) {
		program_says("the language is en or cy, not \"%s\"", language);
		return false;
	}
	adding->account.language =
		language != NULL && strcmp(language, "cy") == 0 ? WELSH : ENGLISH;
	adding->organisation = line_option(line, "--organisation");
	adding->account.login = line_word(line);
	adding->account.name = line_word(line);
	return true;
}

int command_account_add(struct program *p, struct command_line *line)
{
	struct adding adding = { 0 };

	if (!take_add(line, &adding) || line_has_more(line))
		return 1;
	if (adding.account.login == NULL || adding.account.name == NULL ||
		adding.organisation == NULL)
		return command_wants("account add");
	if (!program_open(p, false))
		return 1;

	int status = add(p, &adding);

	program_close(p);
	return status;
}

/* ---- list ---- */

static void print_account(struct work *w, const struct account *account)
{
	struct organisation body = { .name = { "", "" } };

	organisation_load(w, account->organisation, &body);
	printf("%-24s %-28s %-32s %s%s%s\n", account->login, account->name,
		role_words(work_arena(w), account->roles), body.name[ENGLISH],
		account->is_active ? "" : "; may not sign in",
		account->has_password || account->is_demonstration ? "" : "; has no password");
}

int command_account_list(struct program *p, struct command_line *line)
{
	const char *after = "";
	struct accounts page;

	if (line_has_more(line) || !program_open(p, false))
		return 1;

	struct work *w = db_read_begin(p->db, p->arena, clock_now());

	do {
		page = account_page(w, after);
		list_each (const struct account *, account, &page) {
			print_account(w, account);
			after = account->login;
		}
	} while (page.n == ACCOUNT_PAGE);

	bool is_read = !work_failed(w);

	db_read_end(w);
	program_close(p);
	return is_read ? 0 : program_says("the accounts could not all be read");
}

/* ---- password, role, active: one change to one account ---- */

struct changing {
	const char *login;
	const char *act;    // for the log
	const char *fields; // and what it changed
	enum account_refusal (*change)(
		struct work *w, struct account_id id, const struct changing *changing);
	const char *password_hash;
	enum role role;
	bool is_removed; // the role
	bool is_active;
	enum account_refusal no;
};

static enum verdict change_run(struct work *w, void *arg)
{
	struct changing *changing = arg;
	struct account account;

	changing->no = ACCOUNT_UNKNOWN;
	if (account_by_login(w, changing->login, &account))
		changing->no = changing->change(w, account.id, changing);
	if (changing->no != ACCOUNT_NO_REFUSAL)
		return WORK_UNDO;
	program_note(w, ACCOUNT_MANAGE, changing->act, "account", account.id.v, changing->fields);
	return WORK_KEEP;
}

/* With the databases open; closes them. */
static int change(struct program *p, struct changing *changing, const char *done)
{
	bool is_kept = program_write(p, change_run, changing);

	program_close(p);
	if (is_kept)
		printf("%s: %s\n", changing->login, done);
	else if (changing->no != ACCOUNT_NO_REFUSAL)
		program_says("%s: %s", changing->login, account_refusal_text(changing->no));
	return is_kept ? 0 : 1;
}

static enum account_refusal change_password(
	struct work *w, struct account_id id, const struct changing *changing)
{
	return account_set_password(w, id, changing->password_hash);
}

static enum account_refusal change_role(
	struct work *w, struct account_id id, const struct changing *changing)
{
	return changing->is_removed ? account_revoke(w, id, changing->role)
				    : account_grant(w, id, changing->role);
}

static enum account_refusal change_active(
	struct work *w, struct account_id id, const struct changing *changing)
{
	return account_set_active(w, id, changing->is_active);
}

/* What the password may not lean on, ended by NULL; false if there is no such account. */
static bool own_words(struct program *p, const char *login, const char *own[4])
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	struct account account;
	struct organisation body = { .name = { "", "" } };
	bool is_known = account_by_login(w, login, &account);

	if (is_known) {
		organisation_load(w, account.organisation, &body);
		own[0] = account.login;
		own[1] = account.name;
		own[2] = body.name[ENGLISH];
		own[3] = NULL;
	}
	db_read_end(w);
	return is_known;
}

int command_account_password(struct program *p, struct command_line *line)
{
	struct changing changing = { .act = "account-password", .change = change_password };
	const char *own[4];

	changing.login = line_word(line);
	if (line_has_more(line))
		return 1;
	if (changing.login == NULL)
		return command_wants("account password");
	if (!program_open(p, false))
		return 1;
	if (!own_words(p, changing.login, own))
		program_says("%s: %s", changing.login, account_refusal_text(ACCOUNT_UNKNOWN));
	else if ((changing.password_hash = ask_password_hash(p, own)) != NULL)
		return change(p, &changing, "the password is set, and every session has ended");
	program_close(p);
	return 1;
}

int command_account_role(struct program *p, struct command_line *line)
{
	struct changing changing = {
		.is_removed = line_flag(line, "--remove"),
		.change = change_role,
	};
	const char *role;

	changing.login = line_word(line);
	role = line_word(line);
	if (line_has_more(line))
		return 1;
	if (changing.login == NULL || role == NULL)
		return command_wants("account role");
	if (!take_role(role, &changing.role) || !program_open(p, false))
		return 1;
	changing.act = changing.is_removed ? "account-role-remove" : "account-role-give";
	changing.fields = role_name(changing.role);
	return change(
		p, &changing, changing.is_removed ? "the role is taken away" : "the role is given");
}

int command_account_active(struct program *p, struct command_line *line)
{
	struct changing changing = { .change = change_active };
	const char *answer;

	changing.login = line_word(line);
	answer = line_word(line);
	if (line_has_more(line))
		return 1;
	if (answer == NULL || (strcmp(answer, "yes") != 0 && strcmp(answer, "no") != 0))
		return command_wants("account active");
	changing.is_active = strcmp(answer, "yes") == 0;
	changing.act = changing.is_active ? "account-open" : "account-close";
	if (!program_open(p, false))
		return 1;
	return change(p, &changing,
		changing.is_active ? "may sign in"
				   : "may not sign in, and every session has ended");
}
