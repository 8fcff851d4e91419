/* SPDX-License-Identifier: MIT */
/*
 * The commands, as whoever runs the machine meets them: the built program,
 * its exit status and its words, in a folder of each test's own.
 *
 *	commands_test PROGRAM SAMPLES
 */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/testing.h"

static char program_path[PATH_MAX];
static const char *program;
static const char *samples;

/* ---- running it ---- */

struct place {
	struct arena *arena;
	const char *folder;
	const char *data;          // for SARN_DATA
	bool is_broken;            // the settings
	const char *started_in;    // a folder, or NULL
	const char *terminal;      // where it says what goes wrong and how far it is, or NULL
	const char *site;          // for SARN_SITE, or NULL
	const char *proxies;       // for SARN_PROXIES, or NULL
	const char *address;       // for SARN_ADDRESS, or NULL
	const char *relay_address; // for SARN_RELAY_ADDRESS, or NULL
};

struct ran {
	int status;
	const char *out;
	const char *err;
};

enum { WORDS_MOST = 16, FILE_MOST = 1 << 20 };

static const char *path_in(struct place *f, const char *name)
{
	return arena_format(f->arena, "%s/%s", f->folder, name);
}

static const char *sample_path(struct place *f, const char *name)
{
	return arena_format(f->arena, "%s/%s", samples, name);
}

/* Reference data beside the project, which need not be there. */
static const char *shared_path(struct place *f, const char *name)
{
	const char *shared = getenv("SARN_SHARED");

	return shared == NULL ? arena_format(f->arena, "%s/../../shared/%s", samples, name)
			      : arena_format(f->arena, "%s/%s", shared, name);
}

static const char *file_in(struct place *f, const char *name, const char *at, size_t size)
{
	const char *path = path_in(f, name);

	file_make(path, (struct slice){ at, size });
	return path;
}

static void take_stream(const char *path, int as, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd < 0 || dup2(fd, as) < 0)
		_exit(127);
}

static pid_t start(struct place *f, const char *const *words)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child > 0)
		return child;
	take_stream(path_in(f, "in"), STDIN_FILENO, O_RDONLY);
	take_stream(path_in(f, "out"), STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
	if (f->terminal != NULL)
		take_stream(f->terminal, STDERR_FILENO, O_WRONLY | O_NOCTTY);
	else
		take_stream(path_in(f, "err"), STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
	if (f->started_in != NULL && chdir(f->started_in) != 0)
		_exit(127);
	setenv("SARN_DATA", f->data, 1);
	if (f->site != NULL)
		setenv("SARN_SITE", f->site, 1);
	if (f->proxies != NULL)
		setenv("SARN_PROXIES", f->proxies, 1);
	if (f->address != NULL)
		setenv("SARN_ADDRESS", f->address, 1);
	if (f->relay_address != NULL)
		setenv("SARN_RELAY_ADDRESS", f->relay_address, 1);
	setenv("SARN_PORT", f->is_broken ? "no number" : "0", 1);
	execv(program, (char *const *)(uintptr_t)words);
	_exit(127);
}

/* Words, ended by NULL; the first is what stands on standard input. */
static struct ran run_words(struct place *f, const char *in, const char *const *words)
{
	struct ran ran = { 0 };

	file_in(f, "in", in, strlen(in));
	assert_true(waitpid(start(f, words), &ran.status, 0) > 0);
	assert_true(WIFEXITED(ran.status));
	ran.status = WEXITSTATUS(ran.status);
	ran.out = file_bytes(f->arena, path_in(f, "out")).at;
	ran.err = f->terminal != NULL ? "" : file_bytes(f->arena, path_in(f, "err")).at;
	return ran;
}

#define run(f, in, ...) run_words((f), (in), (const char *const[]){ program, __VA_ARGS__, NULL })

static bool says(const char *text, const char *words)
{
	if (strstr(text, words) == NULL)
		print_message("# \"%s\" is not in: %s\n", words, text);
	return strstr(text, words) != NULL;
}

static bool is_one_line(const char *text)
{
	const char *end = strchr(text, '\n');

	return end != NULL && end[1] == '\0';
}

#define assert_done(what, words)                                                                   \
	do {                                                                                       \
		struct ran done_ran = (what);                                                      \
		if (done_ran.status != 0)                                                          \
			print_message("# %s\n", done_ran.err);                                     \
		assert_int_equal(0, done_ran.status);                                              \
		assert_true(says(done_ran.out, words));                                            \
	} while (0)

#define assert_refused(what, words)                                                                \
	do {                                                                                       \
		struct ran refused_ran = (what);                                                   \
		assert_int_equal(1, refused_ran.status);                                           \
		assert_true(says(refused_ran.err, words));                                         \
		assert_true(is_one_line(refused_ran.err));                                         \
		assert_string_equal("", refused_ran.out);                                          \
	} while (0)

/* ---- a place for each test ---- */

static int setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct place *f = arena_one(a, struct place);

	*f = (struct place){ .arena = a, .folder = folder_fresh(a) };
	f->data = path_in(f, "data");
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct place *f = *state;

	arena_close(f->arena);
	return 0;
}

#define OFFICE   "Swyddfa Enghraifft"
#define PASSWORD "cwmwl melyn dan y bont\n"

/* An empty database with an office in it. */
static void an_office(struct place *f)
{
	assert_done(run(f, "", "migrate"), "shape");
	assert_done(run(f, "", "organisation", "add", OFFICE, "--kind", "OPCC"), "is added");
}

static void an_officer(struct place *f)
{
	an_office(f);
	assert_done(run(f, PASSWORD, "account", "add", "enghraifft", "Enghraifft Sampl",
			    "--organisation", OFFICE, "--role", "decision-officer"),
		"decision-officer");
}

static void make_demonstration(struct place *f)
{
	assert_done(run(f, "", "demonstration", "--without-people", "--samples", samples),
		"everybody in it is invented");
}

/* Made once, in memory, for the tests that only need one; goes when all have run. */
static struct place *demonstration;

static void a_demonstration(struct place *f)
{
	if (demonstration == NULL) {
		struct arena *a = arena_open(1 << 16);

		demonstration = arena_one(a, struct place);
		*demonstration = (struct place){ .arena = a, .folder = folder_fresh(a) };
		demonstration->data = path_in(demonstration, "data");
		make_demonstration(demonstration);
	}
	folder_copy(demonstration->data, f->data);
}

static int forget_demonstration(void **state)
{
	(void)state;
	if (demonstration != NULL)
		arena_close(demonstration->arena);
	demonstration = NULL;
	return 0;
}

/* ---- the command line ---- */

static void commands__an_unknown_one_is_named(void **state)
{
	assert_refused(run(*state, "", "nonsense"), "there is no command \"nonsense\"");
}

static void commands__what_is_not_understood_is_named(void **state)
{
	assert_refused(run(*state, "", "check", "--nonsense"), "\"--nonsense\" is not understood");
}

static void commands__one_without_its_words_says_how_it_is_written(void **state)
{
	assert_refused(
		run(*state, "", "organisation", "add"), "write it as: sarn organisation add NAME");
}

static void commands__help_needs_no_sound_settings(void **state)
{
	struct place *f = *state;

	f->is_broken = true;
	assert_done(run(f, "", "help"), "sarn audit verify");
}

static void commands__help_is_given_however_it_is_asked_for(void **state)
{
	assert_done(run(*state, "", "--help"), "sarn audit verify");
	assert_done(run(*state, "", "-h"), "sarn audit verify");
}

static void commands__help_is_given_of_one_without_running_it(void **state)
{
	static const struct {
		const char *words[2], *says;
	} cases[] = {
		{ { "serve", "--help" }, "sarn serve \n" },
		{ { "backup", "-h" }, "sarn backup DIRECTORY\n" },
		{ { "migrate", "--help" }, "sarn migrate \n" },
		{ { "help", "settings" }, "sarn settings \n" },
	};
	struct place *f = *state;

	for (size_t i = 0; i < array_size(cases); i++) {
		struct ran ran = run(f, "", cases[i].words[0], cases[i].words[1]);

		assert_done(ran, cases[i].says);
		assert_null(strstr(ran.out, "sarn states"));
	}
	assert_done(run(f, "", "import", "decision", "no-such-file", "--help"), "FILE [--dry-run]");
	assert_int_equal(-1, access(f->data, F_OK));
}

static void commands__help_is_of_what_begins_so(void **state)
{
	struct ran ran = run(*state, "", "audit", "--help");

	assert_done(ran, "sarn audit verify");
	assert_true(says(ran.out, "sarn audit export"));
	assert_null(strstr(ran.out, "sarn backup"));
	assert_done(run(*state, "", "help", "import"), "sarn import decision FILE");
	assert_refused(run(*state, "", "nonsense", "--help"), "there is no command \"nonsense\"");
}

static void commands__the_version_is_told(void **state)
{
	struct ran ran = run(*state, "", "--version");

	assert_done(ran, "sarn ");
	assert_true(is_one_line(ran.out));
	assert_true(ran.out[5] >= '0' && ran.out[5] <= '9');
	assert_done(run(*state, "", "version"), ran.out);
}

static void commands__broken_settings_stop_what_needs_them(void **state)
{
	struct place *f = *state;

	f->is_broken = true;
	assert_refused(run(f, "", "settings"), "port is no number");
}

/* ---- import ---- */

static void import__a_dry_run_needs_neither_settings_nor_database(void **state)
{
	struct place *f = *state;

	f->is_broken = true;
	assert_done(run(f, "", "import", "decision", "--dry-run", "--json",
			    sample_path(f, "pccg-2024-021.en.md")),
		"\"ref\": \"PCCG-2024-021\"");
	assert_int_not_equal(0, access(f->data, F_OK));
}

static void import__options_stand_before_or_after_the_file(void **state)
{
	struct place *f = *state;
	const char *path = sample_path(f, "dli364.en.md");
	struct ran before = run(f, "", "import", "decision", "--dry-run", "--json", path);
	struct ran after = run(f, "", "import", "decision", path, "--json", "--dry-run");

	assert_int_equal(0, after.status);
	assert_string_equal(before.out, after.out);
}

static void import__a_dash_is_standard_input(void **state)
{
	struct place *f = *state;
	const char *path = sample_path(f, "dli364.en.md");
	struct ran named = run(f, "", "import", "decision", path, "--dry-run", "--json");
	struct ran piped = run(
		f, file_bytes(f->arena, path).at, "import", "decision", "-", "--dry-run", "--json");

	assert_int_equal(0, piped.status);
	assert_string_equal(named.out, piped.out);
}

static void import__fields_that_are_missing_are_no_failure(void **state)
{
	assert_done(run(*state, "A paper about nothing much.\n", "import", "decision", "-",
			    "--dry-run", "--json"),
		"\"missing\"");
}

static void import__json_is_an_array(void **state)
{
	struct ran ran = run(*state, "A paper about nothing much.\n", "import", "decision", "-",
		"--dry-run", "--json");

	assert_int_equal('[', ran.out[0]);
	assert_string_equal("", ran.err);
}

static void import__a_person_is_shown_labels_sums_and_gaps(void **state)
{
	struct place *f = *state;
	struct ran ran =
		run(f, "", "import", "decision", sample_path(f, "dli364.en.md"), "--dry-run");

	assert_done(ran, "the parts add to the stated total");
	assert_true(says(ran.out, "Reference                         DLI364"));
	assert_true(says(
		ran.out, "Missing                           Enter the name of the decision-maker"));
}

static void import__what_cannot_be_read_is_one_sentence(void **state)
{
	struct place *f = *state;
	char *large = arena_take(f->arena, (1 << 20) + 2);

	memset(large, 'a', (1 << 20) + 1);

	const struct {
		const char *path;
		const char *sentence;
	} bad[] = {
		{ path_in(f, "nothing-here"), "cannot be read" },
		{ f->folder, "cannot be read" },
		{ file_in(f, "empty", "", 0), "is empty" },
		{ file_in(f, "binary",
			  "\x7f"
			  "ELF\0\0\1\2",
			  8),
			"is not text" },
		{ file_in(f, "large", large, (1 << 20) + 1), "is larger than 1 MiB" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_refused(run(f, "", "import", "decision", "--dry-run", bad[i].path),
			bad[i].sentence);
		assert_refused(run(f, "", "import", "decision", "--dry-run", "--json", bad[i].path),
			bad[i].sentence);
	}
}

static void import__json_goes_with_a_dry_run(void **state)
{
	struct place *f = *state;

	assert_refused(run(f, "", "import", "decision", "--json", sample_path(f, "dli364.en.md")),
		"goes with --dry-run");
}

static void import__a_document_is_filed_once(void **state)
{
	struct place *f = *state;
	const char *path = sample_path(f, "dli364.en.md");

	an_officer(f);
	assert_done(run(f, "", "import", "decision", path, "--as", "enghraifft", "--organisation",
			    OFFICE),
		"DLI364 is filed as record ");
	assert_refused(run(f, "", "import", "decision", path, "--as", "enghraifft",
			       "--organisation", OFFICE),
		"already has a record with that reference");
}

static void import__somebody_files_it(void **state)
{
	struct place *f = *state;
	const char *path = sample_path(f, "dli364.en.md");

	an_office(f);
	assert_refused(run(f, "", "import", "decision", path), "--as LOGIN");
	assert_refused(run(f, "", "import", "decision", path, "--as", "nobody"),
		"there is no account with the sign-in name nobody");
}

/* ---- sheets ---- */

#define PEOPLE_HEAD "person,given names,family name,born,sex,language,route,group,referred\n"
#define PEOPLE_SHEET                                                                               \
	PEOPLE_HEAD "P1,Enghraifft,Sampl,1990-05-17,male,English,police,MI,2025-06-02\n"           \
		    "P2,Enghraifft,Arall,1991-05-17,female,Welsh,self,FI,2025-06-03\n"

static void sheet__has_a_template_in_both_languages(void **state)
{
	assert_done(run(*state, "", "import", "template", "people"), "person,given names,");
	assert_done(
		run(*state, "", "import", "template", "people", "--welsh"), "person,enwau cyntaf,");
	assert_refused(run(*state, "", "import", "template", "teams"), "import template");
}

static void sheet__is_rehearsed_imported_and_known_again(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as", "demo.coordinator",
			    "--dry-run"),
		"Rows that would be imported: 2");
	assert_done(run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as", "demo.coordinator"),
		"Rows that are imported now: 2");
	assert_done(run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as", "demo.coordinator"),
		"Rows that were imported before: 2\nRows that are imported now: 0");
}

/* What was said on a terminal, at which nobody looks. */
static const char *said_on(struct place *f, int terminal)
{
	char *said = arena_take(f->arena, FILE_MOST);
	size_t size = 0;
	ssize_t got;

	while ((got = read(terminal, said + size, FILE_MOST - 1 - size)) > 0)
		size += (size_t)got;
	said[size] = '\0';
	return said;
}

static void sheet__says_on_a_terminal_how_far_it_is(void **state)
{
	struct place *f = *state;
	int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	const char *said;

	a_demonstration(f);
	assert_true(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	f->terminal = arena_text(f->arena, ptsname(terminal));
	assert_done(run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as", "demo.coordinator"),
		"Rows that are imported now: 2");
	said = said_on(f, terminal);
	assert_true(says(said, "\rRows  50 %"));
	assert_true(says(said, "\rRows 100 %"));
	f->terminal = NULL;
	close(terminal);
	assert_string_equal("", run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as",
					"demo.coordinator")
					.err); // in a file nobody watches
}

static void sheet__that_is_wrong_says_row_and_column(void **state)
{
	struct place *f = *state;
	const char *bad =
		PEOPLE_HEAD "P1,Enghraifft,Sampl,1990-05-17,male,English,police,ZZ,2025-06-02\n";
	const char *twice =
		PEOPLE_SHEET "P1,Enghraifft,Sampl,1990-05-17,male,English,police,MI,2025-06-02\n";
	struct ran ran;

	a_demonstration(f);
	ran = run(f, bad, "import", "sheet", "-", "--as", "demo.coordinator", "--welsh");
	assert_int_equal(ran.status, 1);
	assert_non_null(strstr(ran.out, "2\tgrŵp\tNid yw’n un o’r geiriau"));
	assert_non_null(strstr(ran.err, "nothing is imported"));
	ran = run(f, bad, "import", "sheet", "-", "--as", "demo.coordinator", "--json");
	assert_non_null(strstr(ran.out, "\"column\": \"group\""));
	ran = run(f, twice, "import", "sheet", "-", "--as", "demo.coordinator", "--welsh");
	assert_non_null(strstr(ran.out, "yr enw hwn yn barod\tRhes 2\n"));
	ran = run(f, twice, "import", "sheet", "-", "--as", "demo.coordinator", "--json");
	assert_non_null(strstr(ran.out, "\"other_row\": 2"));
	assert_refused(
		run(f, PEOPLE_SHEET, "import", "sheet", "-", "--as", "demo.authorising-sergeant"),
		"--scheme NAME");
	assert_refused(run(f, PEOPLE_SHEET, "import", "sheet", "-"), "import sheet FILE");
}

/* ---- organisations ---- */

static void organisation__one_that_was_added_is_listed(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_done(run(f, "", "organisation", "add", "Corff Sampl", "--kind", "OPCC", "--pattern",
			    "CS-{n:3}", "--kept-by", OFFICE),
		"is added.\nIts first draft here will have the reference CS-001.");
	assert_done(run(f, "", "organisation", "list"),
		"Corff Sampl; references CS-{n:3}; kept by " OFFICE);
}

static void organisation__each_mistake_has_its_sentence(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_refused(run(f, "", "organisation", "add", OFFICE, "--kind", "OPCC"),
		"of that name already");
	assert_refused(
		run(f, "", "organisation", "add", "A", "--kind", "KING"), "Choose one of OPCC");
	assert_refused(run(f, "", "organisation", "add", "A", "--kind", "OPCC", "--kept-by", "B"),
		"There is no organisation of the name");
	assert_refused(
		run(f, "", "organisation", "add", "A", "--kind", "OPCC", "--pattern", "A{x}"),
		"A pattern holds {n}");
	assert_refused(
		run(f, "", "organisation", "add", "A", "--kind", "OPCC", "--pattern", "A{n}{year}"),
		"with a sign between figures");
}

static void organisation__nothing_is_listed_without_a_database(void **state)
{
	assert_int_equal(1, run(*state, "", "organisation", "list").status);
}

/* ---- accounts ---- */

static void account__one_that_was_added_is_listed(void **state)
{
	struct place *f = *state;

	an_officer(f);

	struct ran ran = run(f, "", "account", "list");

	assert_done(ran, "enghraifft");
	assert_true(says(ran.out, "decision-officer"));
	assert_true(says(ran.out, OFFICE));
	assert_null(strstr(ran.out, "has no password"));
}

static void account__each_mistake_has_its_sentence(void **state)
{
	struct place *f = *state;

	an_officer(f);

	const struct {
		const char *login, *organisation, *password, *sentence;
	} bad[] = {
		{ "e!", OFFICE, PASSWORD, "3 to 64 characters" },
		{ "Enghraifft", OFFICE, PASSWORD, "this one is taken" },
		{ "arall", "Nobody", PASSWORD, "organisation that is in the register" },
		{ "arall", OFFICE, "short\n", "15" },
		{ "arall", OFFICE, "", "no password was given" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_refused(run(f, bad[i].password, "account", "add", bad[i].login,
				       "Sampl Arall", "--organisation", bad[i].organisation),
			bad[i].sentence);
}

static void account__an_unknown_role_is_answered_with_those_there_are(void **state)
{
	struct place *f = *state;
	struct ran ran;

	an_officer(f);
	ran = run(f, "", "account", "role", "enghraifft", "king");
	assert_int_equal(1, ran.status);
	assert_true(says(ran.err, "there is no role \"king\""));
	assert_true(says(ran.err, "translator"));
}

static void account__roles_are_given_and_taken_away(void **state)
{
	struct place *f = *state;

	an_officer(f);
	assert_done(run(f, "", "account", "role", "enghraifft", "auditor"), "the role is given");
	assert_refused(
		run(f, "", "account", "role", "enghraifft", "auditor"), "nothing was changed");
	assert_done(run(f, "", "account", "list"), "decision-officer auditor");
	assert_done(
		run(f, "", "account", "role", "enghraifft", "auditor", "--remove"), "taken away");
	assert_null(strstr(run(f, "", "account", "list").out, "auditor"));
}

static void account__one_that_is_closed_files_nothing(void **state)
{
	struct place *f = *state;

	an_officer(f);
	assert_done(run(f, "", "account", "active", "enghraifft", "no"), "may not sign in");
	assert_done(run(f, "", "account", "list"), "may not sign in");
	assert_refused(run(f, "", "import", "decision", sample_path(f, "dli364.en.md"), "--as",
			       "enghraifft"),
		"may not sign in");
}

static void account__a_password_is_set_anew(void **state)
{
	struct place *f = *state;

	an_officer(f);
	assert_done(run(f, "glaw mawr ar do y capel\n", "account", "password", "enghraifft"),
		"the password is set");
	assert_refused(run(f, PASSWORD, "account", "password", "nobody"), "no such account");
}

static void account__what_was_done_stands_in_the_log(void **state)
{
	struct place *f = *state;
	const char *text = path_in(f, "log.txt");

	an_officer(f);
	assert_done(run(f, "", "account", "role", "enghraifft", "auditor"), "given");
	assert_done(run(f, "", "audit", "export", text), "is written");

	const char *log = file_bytes(f->arena, text).at;

	assert_true(says(log, "\torganisation-add\torganisation\t"));
	assert_true(says(log, "\taccount-add\taccount\t"));
	assert_true(says(log, "\taccount-role-give\taccount\t"));
}

/* ---- the demonstration ---- */

static void demonstration__it_is_made_once(void **state)
{
	struct place *f = *state;

	make_demonstration(f);
	assert_done(run(f, "", "demonstration"), "already");
	assert_done(run(f, "", "check"), "sound");
}

static void demonstration__a_half_made_one_is_begun_anew(void **state)
{
	struct place *f = *state;

	assert_int_equal(0, mkdir(path_in(f, "data.half-made"), 0700));
	file_in(f, "data.half-made/sarn.db", "half", 4);
	make_demonstration(f);
	assert_int_not_equal(0, access(path_in(f, "data.half-made"), F_OK));
}

static void demonstration__finds_its_documents_in_the_source_or_where_they_are_installed(
	void **state)
{
	struct place *f = *state;
	struct ran ran;

	f->started_in = arena_format(f->arena, "%s/..", samples);
	assert_done(run(f, "", "demonstration"), "samples/dli364.cy.md");
	f->data = path_in(f, "another");
	f->started_in = f->folder;
	ran = run(f, "", "demonstration");
	assert_true(says(ran.status == 0 ? ran.out : ran.err, "/share/sarn/samples/"));
}

static void demonstration__missing_samples_leave_nothing(void **state)
{
	struct place *f = *state;
	struct ran ran = run(f, "", "demonstration", "--samples", f->folder);

	assert_int_equal(1, ran.status);
	assert_true(says(ran.err, "cannot be read"));
	assert_int_not_equal(0, access(f->data, F_OK));
	assert_int_not_equal(0, access(path_in(f, "data.half-made"), F_OK));
}

static void demonstration__it_takes_no_folder_that_holds_something(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_refused(run(f, "", "demonstration", "--samples", samples), "holds something");
}

static void demonstration__says_why_a_database_that_is_there_cannot_be_read(void **state)
{
	struct place *f = *state;

	assert_int_equal(0, mkdir(f->data, 0700));
	file_in(f, "data/sarn.db", "half", 4);
	assert_refused(run(f, "", "demonstration"), "is not a database, or cannot be read: name");
}

static void demonstration__no_real_account_is_made_in_it(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_refused(run(f, PASSWORD, "account", "add", "enghraifft", "Enghraifft Sampl",
			       "--organisation", "Sarn demonstration office"),
		"This database is for demonstration");
}

static void sample__decisions_are_published(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, "", "sample", "--decisions", "300"), "300 decisions are published");
	assert_done(run(f, "", "backup", path_in(f, "copy")), "304 decisions\n  301 publications");
	assert_done(run(f, "", "audit", "verify"), "GOOD");
}

static void sample__people_are_referred(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, "", "sample", "--people", "100"), "100 people are referred");
	assert_done(run(f, "", "audit", "verify"), "GOOD");
}

/* Each is entered by the rules: what it leads back to stands. */
static void sample__invoices_lead_back_to_a_sentence(void **state)
{
	struct place *f = *state;
	struct ran ran;

	a_demonstration(f);
	assert_done(run(f, "", "sample", "--invoices", "400"), "400 invoices are entered");
	ran = run(f, "", "trace", "SAMPL-P01", "--as", "demo.auditor"); // half of them
	assert_done(ran, "contract SAMPL-C01");
	assert_true(says(ran.out, "caseworker up to £4,000,000: "));
	assert_true(says(ran.out, "paid by Example Community Fund: £"));
	assert_done(run(f, "", "audit", "verify"), "GOOD");
}

static void sample__what_is_invented_goes_into_a_demonstration_only(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_refused(run(f, "", "sample", "--people", "1"), "is not a demonstration");
	assert_refused(run(f, "", "sample", "--invoices", "1"), "is not a demonstration");
	assert_refused(run(f, "", "sample", "--people", "0"), "--people is a number from 1 to");
	assert_refused(run(f, "", "sample"), "--people N");
	assert_refused(run(f, "", "sample", "--decisions", "1"), "is not a demonstration");
	assert_refused(run(f, "", "sample", "--decisions", "many"), "is a number from 1 to");
}

/* ---- sharing ---- */

static void share__a_sum_is_shared_to_the_penny(void **state)
{
	struct place *f = *state;
	struct ran ran = run(f, "", "share", "--total", "40", "--weights",
		"187896,133174,123354,71481", "--json");

	assert_int_equal(0, ran.status);
	assert_string_equal("{\"shares\":[{\"weight\":187896,\"pence\":15},"
			    "{\"weight\":133174,\"pence\":10},{\"weight\":123354,\"pence\":10},"
			    "{\"weight\":71481,\"pence\":5}]}\n",
		ran.out);
	assert_string_equal("{\"shares\":[{\"weight\":1,\"pence\":2},{\"weight\":1,\"pence\":1},"
			    "{\"weight\":0,\"pence\":0}]}\n",
		run(f, "", "share", "--json", "--weights", "1,1,0", "--total", "3").out);
	assert_done(run(f, "", "share", "--total", "9376000", "--weights", "1,1"), "£46,880");
	assert_done(run(f, "", "share", "--total", "-3", "--weights", "2,1"), "-£0.02");
}

/* ---- tracing ---- */

static void trace__knows_nothing_that_is_not_there(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_refused(run(f, "", "trace", "INV-900", "--as", "demo.auditor"),
		"there is nothing of the reference INV-900 that you may read");
	assert_refused(run(f, "", "trace", "INV-1", "--as", "demo.coordinator"),
		"there is nothing of the reference INV-1 that you may read");
	assert_refused(run(f, "", "trace", "17", "--as", "demo.auditor", "--json"),
		"there is nothing of the reference 17 that you may read");
	assert_refused(run(f, "", "trace", "INV-1"), "sarn trace REFERENCE --as LOGIN [--json]");
	assert_done(run(f, "", "help", "trace"), "DLI364/2026/27/BODY");
}

/* A month of the pilot's caseworker, and so by the ledger's reference and as JSON. */
static void trace__leads_from_a_month_to_what_three_bodies_give_and_owe(void **state)
{
	static const char *const said[] = { "PPDA-2024-09", "line 1: £9,000",
		"    months from 2024-09 to 2024-09\n", "contract EXAMPLE-PPDA, line 1",
		"caseworker up to £63,000: £43,000",
		"caseworker up to £63,000: £10,000 – South Wales OPCC\n",
		"paid by Welsh Government: £6,142.86", "in the ledger PAY-",
		"through Police and Crime Commissioner for South Wales to Safer Merthyr Tydfil\n" };
	struct place *f = *state;
	struct ran ran;

	a_demonstration(f);
	ran = run(f, "", "trace", "INV-1", "--as", "demo.auditor");
	for (size_t i = 0; i < array_size(said); i++)
		assert_done(ran, said[i]);
	assert_done(run(f, "", "trace", "PCCG-2024-021", "--as", "demo.auditor"), "PPDA-2025-03");
	assert_done(run(f, "", "trace", "INV-1/1", "--as", "demo.auditor", "--json"),
		"\"pence\":6300000,");
	assert_done(run(f, "", "trace", "INV-1/1", "--as", "demo.auditor", "--json"),
		"\"pence\":900000,\"net\":900000,\"vat\":0,");
	assert_done(run(f, "", "trace", "INV-1/1", "--as", "demo.auditor", "--json"),
		"\"trained\":{},\"passed\":null,\"months\":{\"from\":\"2024-09\",\"to\":\"2024-"
		"09\"},"
		"\"licence\":null");
}

/*
 * Those that have no number of ours in them: a cohort as pages call it in either language, what the ledger
 * calls money that a body paid, and what a sub-contractor calls an invoice.  On a day of its own, by which
 * the demonstration numbers them.
 */
static void trace__knows_a_cohort_a_receipt_and_an_invoice_that_is_passed_on(void **state)
{
	static const struct {
		const char *asked, *said, *as_json;
	} cases[] = {
		{ "Cohort 9", "    cohort 9, workshop B on ",
			"{\"reference\":\"COHORT-9\",\"of\":\"cohort\",\"invoices\":[{" },
		{ "Carfan 9", "    cohort 9, workshop B on ", "{\"reference\":\"COHORT-9\"," },
		{ "garfan 9", "    cohort 9, workshop B on ", "{\"reference\":\"COHORT-9\"," },
		{ "Cohort 19", "no line of an invoice stands behind COHORT-19\n",
			"{\"reference\":\"COHORT-19\",\"of\":\"cohort\",\"invoices\":[]," },
		{ "Carfan 19", "no line of an invoice stands behind COHORT-19\n",
			"{\"reference\":\"COHORT-19\",\"of\":\"cohort\",\"invoices\":[]," },
		{ "RCPT-202601", "paid by Example Community Fund: £",
			"{\"reference\":\"receipt:RCPT-202601\",\"of\":\"receipt\"," },
		{ "EL-2026-31",
			"passes on the sub-contractor's invoice EL-2026-31 of 2026-04-20: "
			"£14,850\n",
			"{\"reference\":\"passed:EL-2026-31\",\"of\":\"passed\"," },
		{ "passed:EL-2026-31", "    passes on the sub-contractor's invoice EL-2026-31 of ",
			"\"passed\":{\"number\":\"EL-2026-31\"," },
	};
	struct place *f = *state;

	assert_done(run(f, "", "demonstration", "--today", "2026-11-24", "--samples", samples),
		"everybody in it is invented");
	for (size_t i = 0; i < array_size(cases); i++) {
		assert_done(
			run(f, "", "trace", cases[i].asked, "--as", "demo.auditor"), cases[i].said);
		assert_done(run(f, "", "trace", cases[i].asked, "--as", "demo.auditor", "--json"),
			cases[i].as_json);
		assert_refused(run(f, "", "trace", cases[i].asked, "--as", "demo.coordinator"),
			"that you may read");
	}
	assert_refused(run(f, "", "trace", "Cohort 900", "--as", "demo.auditor"),
		"there is nothing of the reference Cohort 900 that you may read");
	assert_refused(run(f, "", "trace", "RCPT-2026", "--as", "demo.auditor"),
		"there is nothing of the reference RCPT-2026 that you may read");
}

static void share__the_rest_is_what_was_not_billed_before(void **state)
{
	struct place *f = *state;

	assert_string_equal("{\"shares\":[{\"weight\":43,\"pence\":614285},"
			    "{\"weight\":10,\"pence\":142858},{\"weight\":10,\"pence\":142857}]}\n",
		run(f, "", "share", "--json", "--total", "2700000", "--weights", "43,10,10",
			"--billed", "1228572,285714,285714")
			.out);
	assert_refused(run(f, "", "share", "--total", "100", "--weights", "1,1", "--billed", "3"),
		"one for each weight");
	assert_refused(
		run(f, "", "share", "--total", "100", "--weights", "1,1", "--billed", "100,0"),
		"more than a share");
}

static void share__what_is_no_number_is_said(void **state)
{
	static const char *const totals[] = { "", "-", "1.5", "£3", "1000000000000001",
		"99999999999999999999" };
	static const char *const weights[] = { "", "1,", ",1", "1,,2", "-1,2", "1;2", "0,0",
		"1000000000001" };
	struct place *f = *state;

	for (size_t i = 0; i < array_size(totals); i++)
		assert_refused(run(f, "", "share", "--total", totals[i], "--weights", "1,1"),
			"whole number of pence");
	for (size_t i = 0; i < array_size(weights); i++)
		assert_refused(run(f, "", "share", "--total", "3", "--weights", weights[i]),
			"whole numbers with commas");
	assert_refused(run(f, "", "share", "--total", "3"), "share");
}

/* The next value of a line of CSV that quotes none. */
static const char *next_value(struct arena *a, struct slice *line)
{
	size_t end = slice_find(*line, ",", 0);
	size_t size = end == SIZE_MAX ? line->size : end;
	const char *value = arena_text_n(a, line->at, size);

	*line = slice_part(*line, end == SIZE_MAX ? size : size + 1, line->size);
	return value;
}

/* The lines of one area, basis and total follow one another: one question and its answer. */
struct question {
	const char *of;
	const char *total;
	struct buf weights;
	struct buf answer;
};

static void ask(struct place *f, const struct question *q)
{
	assert_string_equal(
		arena_format(f->arena, "{\"shares\":[%.*s]}\n", (int)q->answer.size, q->answer.at),
		run(f, "", "share", "--json", "--total", q->total, "--weights",
			arena_text_n(f->arena, q->weights.at, q->weights.size))
			.out);
}

static void share__is_what_the_reference_data_expect(void **state)
{
	struct place *f = *state;
	struct arena *a = f->arena;
	const char *path = shared_path(f, "data/apportionment_expected.csv");
	struct question q = { .of = NULL };
	struct slice rest, line;
	int questions = 0;

	if (access(path, R_OK) != 0) {
		print_message("# skipped: there is no %s\n", path);
		return;
	}
	rest = file_bytes(a, path);
	slice_line(&rest, &line);
	while (slice_line(&rest, &line)) {
		const char *area = next_value(a, &line), *basis = next_value(a, &line);
		const char *total = next_value(a, &line);
		const char *of = arena_format(a, "%s %s %s", area, basis, total);

		next_value(a, &line); // the authority
		if (q.of == NULL || strcmp(q.of, of) != 0) {
			if (q.of != NULL)
				ask(f, &q);
			questions++;
			q = (struct question){ of, total, buf_new(a, 200), buf_new(a, 400) };
		}

		const char *weight = next_value(a, &line), *pence = next_value(a, &line);

		buf_format(&q.weights, "%s%s", q.weights.size == 0 ? "" : ",", weight);
		buf_format(&q.answer, "%s{\"weight\":%s,\"pence\":%s}",
			q.answer.size == 0 ? "" : ",", weight, pence);
	}
	ask(f, &q);
	assert_true(questions > 1);
}

/* ---- publishing ---- */

#define GWENT       "Police and Crime Commissioner for Gwent"
#define DYFED_POWYS "Police and Crime Commissioner for Dyfed-Powys"

static void publish__a_signed_record_goes_out(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, "", "publish", "PCCG-2024-021", "--organisation", GWENT, "--as",
			    "demo.approver"),
		"PCCG-2024-021 is published");
}

static void publish__each_refusal_has_its_sentence(void **state)
{
	struct place *f = *state;

	a_demonstration(f);

	const struct {
		const char *reference, *organisation, *login, *sentence;
	} bad[] = {
		{ "DLI364", DYFED_POWYS, "demo.approver",
			"This cannot be done as the record stands" },
		{ "DLI999", DYFED_POWYS, "demo.approver", "there is no record of that body" },
		{ "DLI364", "Nobody", "demo.approver", "there is no organisation \"Nobody\"" },
		{ "PCCG-2024-021", GWENT, "demo.auditor", "may not publish" },
		{ "PCCG-2024-021", GWENT, "nobody", "there is no account" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_refused(run(f, "", "publish", bad[i].reference, "--organisation",
				       bad[i].organisation, "--as", bad[i].login),
			bad[i].sentence);
}

/* ---- keeping ---- */

static void backup__a_copy_put_back_is_sound_and_has_the_same_counts(void **state)
{
	struct place *f = *state;
	const char *copy = path_in(f, "copy");
	struct ran first;
	struct ran second;

	a_demonstration(f);
	first = run(f, "", "backup", copy);
	assert_done(first, "4 decisions\n  1 publications");
	f->data = copy;
	assert_done(run(f, "", "check"), "sound");
	assert_done(run(f, "", "audit", "verify"), "GOOD");
	second = run(f, "", "backup", path_in(f, "again"));
	assert_int_equal(0, second.status);
	assert_string_equal(strchr(first.out, '\n'), strchr(second.out, '\n'));
}

static void backup__a_copy_that_is_there_is_not_written_over(void **state)
{
	struct place *f = *state;
	const char *copy = path_in(f, "copy");

	an_office(f);
	assert_done(run(f, "", "backup", copy), "holds sarn.db and log.db");
	assert_refused(run(f, "", "backup", copy), "exists already");
}

static void backup__without_a_database_there_is_nothing_to_copy(void **state)
{
	struct place *f = *state;

	assert_refused(run(f, "", "backup", path_in(f, "copy")), "there is nothing to copy");
	assert_int_not_equal(0, access(path_in(f, "copy"), F_OK));
}

/* ---- the log ---- */

static const char *an_exported_log(struct place *f)
{
	const char *text = path_in(f, "log.txt");

	a_demonstration(f);
	assert_done(run(f, "", "audit", "export", text), "is written");
	return text;
}

/* A copy of the file in which the first `was` has become `is`, of the same length. */
static const char *with_changed(struct place *f, const char *path, const char *was, const char *is)
{
	struct slice bytes = file_bytes(f->arena, path);
	size_t at = slice_find(bytes, was, 0);

	assert_true(at != SIZE_MAX && strlen(was) == strlen(is));
	memcpy((char *)(uintptr_t)bytes.at + at, is, strlen(is));
	return file_in(f, "changed", bytes.at, bytes.size);
}

static void audit__a_good_log_says_so_with_its_root(void **state)
{
	struct place *f = *state;
	struct ran ran;

	a_demonstration(f);
	ran = run(f, "", "audit", "verify");
	assert_done(ran, "GOOD");
	assert_true(says(ran.out, "root "));
	assert_true(says(ran.out, "entries were looked at"));
}

static void audit__an_exported_log_is_good(void **state)
{
	struct place *f = *state;

	assert_done(run(f, "", "audit", "verify", an_exported_log(f)), "GOOD");
}

static void audit__an_export_has_the_root_of_its_log(void **state)
{
	struct place *f = *state;
	const char *text = an_exported_log(f);

	assert_string_equal(
		run(f, "", "audit", "verify").out, run(f, "", "audit", "verify", text).out);
}

static void audit__a_changed_export_names_its_entry(void **state)
{
	struct place *f = *state;
	const char *changed = with_changed(f, an_exported_log(f), "\n2\t", "\n3\t");
	struct ran ran = run(f, "", "audit", "verify", changed);

	assert_int_equal(1, ran.status);
	assert_true(says(ran.out, "BAD: entry 2: "));
}

static void audit__a_changed_copy_is_found_out(void **state)
{
	struct place *f = *state;
	struct ran ran;

	a_demonstration(f);
	assert_done(run(f, "", "backup", path_in(f, "copy")), "holds");
	ran = run(f, "", "audit", "verify",
		with_changed(f, path_in(f, "copy/log.db"), "\tpublish\t", "\tpUblish\t"));
	assert_int_equal(1, ran.status);
	assert_true(says(ran.out, "BAD: The file of the log is damaged."));
}

static void audit__another_log_is_not_that_of_the_database(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, "", "backup", path_in(f, "copy")), "holds");
	f->data = path_in(f, "other");
	make_demonstration(f);

	struct ran ran = run(f, "", "audit", "verify", "--log", path_in(f, "copy/log.db"));

	assert_int_equal(1, ran.status);
	assert_true(says(ran.out, "BAD: "));
}

static void audit__what_cannot_be_read_ends_with_two(void **state)
{
	struct place *f = *state;

	assert_int_equal(2, run(f, "", "audit", "verify").status);
	assert_int_equal(2, run(f, "", "audit", "verify", path_in(f, "nothing-here")).status);
}

static void audit__what_is_no_log_is_bad(void **state)
{
	struct place *f = *state;

	assert_int_equal(
		1, run(f, "", "audit", "verify", file_in(f, "text", "Bore da\n", 8)).status);
}

static void audit__an_export_writes_over_nothing(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_refused(
		run(f, "", "audit", "export", file_in(f, "there", "", 0)), "is there already");
}

/* ---- what it does not serve on ---- */

static void serve__a_site_is_an_address(void **state)
{
	struct place *f = *state;

	f->site = "register.example";
	assert_refused(run(f, "", "serve"), "site is \"register.example\"; it must be the address");
}

static void serve__a_socket_has_no_address_of_its_own(void **state)
{
	struct place *f = *state;

	f->address = arena_format(f->arena, "unix:%s", path_in(f, "socket"));
	assert_refused(run(f, "", "serve"), "site is \"\"; it must be the address");
}

static void serve__proxies_are_addresses(void **state)
{
	struct place *f = *state;

	f->proxies = "nginx";
	assert_refused(run(f, "", "serve"), "proxies is \"nginx\"; it must be addresses");
}

static void serve__a_demonstration_stays_on_this_machine(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	f->site = "https://register.example";
	assert_refused(run(f, "", "serve"), "leave the setting site out");
	f->address = arena_format(f->arena, "unix:%s", path_in(f, "socket"));
	assert_refused(run(f, "", "serve"), "a demonstration listens on this machine only");
	f->address = "192.0.2.1";
	assert_refused(run(f, "", "serve"), "a demonstration listens on this machine only");
}

static void serve__the_other_program_is_on_this_machine(void **state)
{
	struct place *f = *state;

	f->relay_address = "192.0.2.1";
	assert_refused(run(f, "", "serve"), "the other program listens on this machine only");
}

/* ---- the relay ---- */

static void relay__its_line_stays_the_same(void **state)
{
	struct place *f = *state;

	a_demonstration(f);

	struct ran first = run(f, "", "relay", "key"), again = run(f, "", "relay", "key");

	assert_int_equal(first.status, 0);
	assert_true(is_one_line(first.out));
	assert_string_equal(first.out, again.out);
}

static void relay__only_such_a_line_is_trusted(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	assert_refused(run(f, "", "relay", "trust"), "write it as: sarn relay trust LINE");
	assert_refused(run(f, "", "relay", "trust", "anybody"), "not the public line");
	assert_done(run(f, "", "relay", "trust", run(f, "", "relay", "key").out), "is known");
}

/* What the log says after that act's word; NULL if nobody did it. */
static const char *logged_after(struct place *f, const char *act)
{
	const char *path = path_in(f, act);

	assert_done(run(f, "", "audit", "export", path), "is written");

	const char *at = strstr(file_bytes(f->arena, path).at, act);

	return at == NULL ? NULL : at + strlen(act);
}

static void relay__who_is_known_since_when_is_in_the_log(void **state)
{
	static const size_t size = sizeof "\trelay\t0\t-\t" - 1 + 32;
	struct place *f = *state;

	a_demonstration(f);
	assert_done(run(f, "", "relay", "trust", run(f, "", "relay", "key").out), "is known");

	const char *mine = logged_after(f, "relay-key");
	const char *others = logged_after(f, "relay-trust");

	assert_true(mine != NULL && others != NULL);
	assert_memory_equal(mine, "\trelay\t0\t-\t", size - 32);
	assert_memory_equal(mine, others, size);
}

static void relay__what_is_not_logged_is_not_trusted(void **state)
{
	struct place *f = *state;

	a_demonstration(f);

	const char *line = run(f, "", "relay", "key").out;

	assert_int_equal(rename(path_in(f, "data/log.db"), path_in(f, "data/away.db")), 0);
	assert_int_equal(run(f, "", "relay", "trust", line).status, 1);
	assert_int_equal(access(path_in(f, "data/relay-other.pub"), F_OK), -1);
}

static void relay__nothing_waits_at_first(void **state)
{
	struct place *f = *state;

	an_office(f);
	assert_done(run(f, "", "relay", "waiting"), "Nothing waits");
}

/* ---- while it serves ---- */

static pid_t serving(struct place *f)
{
	static const char *const words[] = { "sarn", "serve", NULL };
	pid_t server;

	file_in(f, "in", "", 0);
	file_in(f, "out", "", 0);
	server = start(f, words);
	for (int i = 0;
		i < 400 && strstr(file_bytes(f->arena, path_in(f, "out")).at, "Serving") == NULL;
		i++)
		usleep(50000);
	return server;
}

static void serving__the_log_is_verified_and_copied_meanwhile(void **state)
{
	struct place *f = *state;
	pid_t server;
	int status;

	a_demonstration(f);
	server = serving(f);
	assert_true(
		says(file_bytes(f->arena, path_in(f, "out")).at, "Serving on http://127.0.0.1:"));
	assert_done(run(f, "", "audit", "verify"), "GOOD");
	assert_done(run(f, "", "backup", path_in(f, "copy")), "4 decisions");
	assert_done(run(f, "", "sample", "--decisions", "5"), "5 decisions are published");
	assert_done(run(f, "", "audit", "verify"), "GOOD");
	kill(server, SIGTERM);
	assert_true(waitpid(server, &status, 0) == server);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void serving_says_of_the_relay(struct place *f, bool is_off)
{
	pid_t server = serving(f);
	int status;

	kill(server, SIGTERM);
	assert_true(waitpid(server, &status, 0) == server);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(is_off,
		strstr(file_bytes(f->arena, path_in(f, "out")).at, "The relay is off") != NULL);
}

static void serving__without_keys_the_relay_is_off_and_that_is_said(void **state)
{
	struct place *f = *state;

	a_demonstration(f);
	serving_says_of_the_relay(f, true);
	assert_done(run(f, "", "relay", "trust", run(f, "", "relay", "key").out), "is known");
	serving_says_of_the_relay(f, false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(serve__a_site_is_an_address),
		TEST(serve__a_socket_has_no_address_of_its_own),
		TEST(serve__proxies_are_addresses),
		TEST(serve__a_demonstration_stays_on_this_machine),
		TEST(commands__an_unknown_one_is_named),
		TEST(commands__what_is_not_understood_is_named),
		TEST(commands__one_without_its_words_says_how_it_is_written),
		TEST(commands__help_needs_no_sound_settings),
		TEST(commands__help_is_given_however_it_is_asked_for),
		TEST(commands__help_is_given_of_one_without_running_it),
		TEST(commands__help_is_of_what_begins_so),
		TEST(commands__the_version_is_told),
		TEST(commands__broken_settings_stop_what_needs_them),
		TEST(import__a_dry_run_needs_neither_settings_nor_database),
		TEST(import__options_stand_before_or_after_the_file),
		TEST(import__a_dash_is_standard_input),
		TEST(import__fields_that_are_missing_are_no_failure),
		TEST(import__json_is_an_array),
		TEST(import__a_person_is_shown_labels_sums_and_gaps),
		TEST(import__what_cannot_be_read_is_one_sentence),
		TEST(import__json_goes_with_a_dry_run),
		TEST(import__a_document_is_filed_once),
		TEST(import__somebody_files_it),
		TEST(sheet__has_a_template_in_both_languages),
		TEST(sheet__is_rehearsed_imported_and_known_again),
		TEST(sheet__says_on_a_terminal_how_far_it_is),
		TEST(sheet__that_is_wrong_says_row_and_column),
		TEST(organisation__one_that_was_added_is_listed),
		TEST(organisation__each_mistake_has_its_sentence),
		TEST(organisation__nothing_is_listed_without_a_database),
		TEST(account__one_that_was_added_is_listed),
		TEST(account__each_mistake_has_its_sentence),
		TEST(account__an_unknown_role_is_answered_with_those_there_are),
		TEST(account__roles_are_given_and_taken_away),
		TEST(account__one_that_is_closed_files_nothing),
		TEST(account__a_password_is_set_anew),
		TEST(account__what_was_done_stands_in_the_log),
		TEST(demonstration__it_is_made_once),
		TEST(demonstration__a_half_made_one_is_begun_anew),
		TEST(demonstration__finds_its_documents_in_the_source_or_where_they_are_installed),
		TEST(demonstration__missing_samples_leave_nothing),
		TEST(demonstration__it_takes_no_folder_that_holds_something),
		TEST(demonstration__says_why_a_database_that_is_there_cannot_be_read),
		TEST(demonstration__no_real_account_is_made_in_it),
		TEST(sample__decisions_are_published),
		TEST(sample__people_are_referred),
		TEST(sample__invoices_lead_back_to_a_sentence),
		TEST(sample__what_is_invented_goes_into_a_demonstration_only),
		TEST(share__a_sum_is_shared_to_the_penny),
		TEST(share__the_rest_is_what_was_not_billed_before),
		TEST(trace__knows_nothing_that_is_not_there),
		TEST(trace__leads_from_a_month_to_what_three_bodies_give_and_owe),
		TEST(trace__knows_a_cohort_a_receipt_and_an_invoice_that_is_passed_on),
		TEST(share__what_is_no_number_is_said),
		TEST(share__is_what_the_reference_data_expect),
		TEST(publish__a_signed_record_goes_out),
		TEST(publish__each_refusal_has_its_sentence),
		TEST(backup__a_copy_put_back_is_sound_and_has_the_same_counts),
		TEST(backup__a_copy_that_is_there_is_not_written_over),
		TEST(backup__without_a_database_there_is_nothing_to_copy),
		TEST(audit__a_good_log_says_so_with_its_root),
		TEST(audit__an_exported_log_is_good),
		TEST(audit__an_export_has_the_root_of_its_log),
		TEST(audit__a_changed_export_names_its_entry),
		TEST(audit__a_changed_copy_is_found_out),
		TEST(audit__another_log_is_not_that_of_the_database),
		TEST(audit__what_cannot_be_read_ends_with_two),
		TEST(audit__what_is_no_log_is_bad),
		TEST(audit__an_export_writes_over_nothing),
		TEST(serve__the_other_program_is_on_this_machine),
		TEST(relay__its_line_stays_the_same),
		TEST(relay__only_such_a_line_is_trusted),
		TEST(relay__who_is_known_since_when_is_in_the_log),
		TEST(relay__what_is_not_logged_is_not_trusted),
		TEST(relay__nothing_waits_at_first),
		TEST(serving__without_keys_the_relay_is_off_and_that_is_said),
		TEST(serving__the_log_is_verified_and_copied_meanwhile),
	};

	if (argc < 3) {
		fputs("write it as: commands_test PROGRAM SAMPLES\n", stderr);
		return 2;
	}
	program = realpath(argv[1], program_path); // some start it in another folder
	samples = argv[2];
	return cmocka_run_group_tests(tests, NULL, forget_demonstration);
}
