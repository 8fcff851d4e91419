/* SPDX-License-Identifier: MIT */
/*
 * A victim's safe contact details go through `sarn` unread: no byte of them is in its databases,
 * its logs or its replies, whatever becomes of the form.
 */
#include "areas/relay/testing.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "auth/account.h"
#include "auth/session.h"
#include "base/err.h"
#include "base/keys.h"
#include "base/log.h"
#include "frame/page.h"
#include "http/request_test_kit.h"

static const char *const canaries[] = { "Caneri", "01632960999", "caneri@example.test",
	"17 Heol Caneri", "eos-felen" };

/* As a browser sends them. */
#define FORM                                                                                       \
	"name=Enghraifft+Caneri&telephone=01632960999&email=caneri%40example.test&"                \
	"address=17+Heol+Caneri&code-word=eos-felen"

/* ---- the form, as an area would make it ---- */

static const struct input contact_inputs[] = {
	{ .name = "name", .kind = INPUT_SECRET },
	{ .name = "telephone", .kind = INPUT_SECRET },
	{ .name = "email", .kind = INPUT_SECRET },
	{ .name = "address", .kind = INPUT_SECRET },
	{ .name = "code-word", .kind = INPUT_SECRET },
	{ 0 },
};

/* In the moment in which they came: what goes on from here can read nothing. */
static void seal_contact(struct request *rq)
{
	struct relay_contact contact = { { [RELAY_CONTACT_NAME] = form_text(rq, "name"),
		[RELAY_CONTACT_TELEPHONE] = form_text(rq, "telephone"),
		[RELAY_CONTACT_EMAIL] = form_text(rq, "email"),
		[RELAY_CONTACT_ADDRESS] = form_text(rq, "address"),
		[RELAY_CONTACT_CODE_WORD] = form_text(rq, "code-word"),
		[RELAY_CONTACT_VERIFIED_ON] = date_iso(rq->arena, rq->today) } };
	const char *box = relay_seal(rq->arena, page_relay(rq), a_link, &contact);

	assert_non_null(box);
	rq->prepared = arena_text(rq->arena, box);
}

static bool handler_fails;

static enum status hand_over(struct request *rq)
{
	relay_send(rq->work, &rq->actor, RELAY_SAFE_CONTACT,
		&(struct relay_fields){ .link = a_link, .box = rq->prepared });
	if (handler_fails)
		work_fail(rq->work, "the disk is full");
	return reply_redirect(rq, url_of(rq->arena, "/done"));
}

static const struct route contact_routes[] = {
	{ POST, "/contact", HOME_READ, hand_over, contact_inputs, seal_contact },
	{ 0 },
};

/* ---- what the program says meanwhile ---- */

static int terminal = -1; // standard error, while what is said goes to a file of sarn's folder

static void hear_log(struct ends *p)
{
	int file = open(arena_format(p->arena, "%s/stderr", p->sarn.folder),
		O_WRONLY | O_CREAT | O_APPEND, 0600);

	assert_true(file >= 0);
	terminal = dup(STDERR_FILENO);
	dup2(file, STDERR_FILENO);
	close(file);
	log_set_level(LOG_DEBUG);
}

static void unhear_log(void)
{
	if (terminal < 0)
		return;
	dup2(terminal, STDERR_FILENO);
	close(terminal);
	terminal = -1;
	log_set_level(LOG_ERROR);
}

/* ---- looking for them ---- */

static void look_through(const char *what, struct slice bytes)
{
	for (size_t i = 0; i < array_size(canaries); i++)
		if (slice_find_any_case(bytes, canaries[i], 0) != SIZE_MAX) {
			unhear_log();
			fail_msg("%s holds %s", what, canaries[i]);
		}
}

static void look_through_folder(struct arena *a, const char *path)
{
	DIR *folder = opendir(path);
	int files = 0;

	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		if (entry->d_name[0] != '.') {
			const char *file = arena_format(a, "%s/%s", path, entry->d_name);

			look_through(entry->d_name, file_bytes(a, file));
			files++;
		}
	closedir(folder);
	assert_true(files >= 2); // both databases at least
}

/* ---- somebody signed in at sarn ---- */

static struct session_token a_session(struct ends *p)
{
	struct account_new account = {
		.organisation = { 7 }, .name = "Rhingyll Sampl", .login = "rhingyll"
	};
	struct session_token token = { { 0 } };
	struct account_id id;

	end_script(&p->sarn, "INSERT INTO organisation (id, name_en, name_cy, area_en, area_cy, "
			     "kind, reference_pattern, kept_by, is_demonstration, created_at) "
			     "VALUES (7, 'Sampl', '', '', '', 'FORCE', '', 7, 0, 1)");
	WRITE (&p->sarn, w) {
		assert_int_equal(account_create(w, &account, &id), ACCOUNT_NO_REFUSAL);
		assert_int_equal(account_grant(w, id, ROLE_SERGEANT), ACCOUNT_NO_REFUSAL);
		session_start(w, id, &token);
	}
	return token;
}

static enum status post_form(struct ends *p, const struct session_token *session)
{
	struct wire wire = wire_post(p->arena, "/contact",
		arena_format(p->arena, "%s&token=%s", FORM, form_token(p->arena, session)));
	struct reply reply = { 0 };

	wire_cookie(p->arena, &wire, end_program.cookie, session_token_text(p->arena, session));
	frame_answer(p->sarn.frame, p->arena, &wire, p->sarn.now, &reply);
	look_through("the reply", reply.body);
	return reply.status;
}

static int contact_setup(void **state)
{
	ends_setup(state);

	struct ends *p = *state;

	handler_fails = false;
	end_serve(&p->sarn, contact_routes);
	end_serve(&p->victim, NULL);
	return 0;
}

static int contact_teardown(void **state)
{
	unhear_log();
	return ends_teardown(state);
}

#define CONTACT(test) cmocka_unit_test_setup_teardown(test, contact_setup, contact_teardown)

/* ---- the tests ---- */

static void sealed__is_read_by_the_other_side_only(void **state)
{
	struct ends *p = *state;
	struct session_token session = a_session(p);
	struct relay_message message;
	struct relay_contact contact;

	hear_log(p);
	assert_int_equal(post_form(p, &session), SEE_OTHER);
	look_through_folder(p->arena, p->sarn.folder);

	const char *body = end_body(&p->sarn);

	assert_int_equal(
		relay_admit(p->arena, p->victim.relay, slice_of(body), &message), RELAY_NO_REFUSAL);
	assert_false(relay_unseal(
		p->arena, p->sarn.relay, message.fields.link, message.fields.box, &contact));
	assert_false(relay_unseal(
		p->arena, p->victim.relay, (struct link_id){ 1 }, message.fields.box, &contact));
	assert_true(relay_unseal(
		p->arena, p->victim.relay, message.fields.link, message.fields.box, &contact));
	assert_string_equal(contact.value[RELAY_CONTACT_NAME], "Enghraifft Caneri");
	assert_string_equal(contact.value[RELAY_CONTACT_CODE_WORD], "eos-felen");
	end_send_patiently(&p->sarn);
	assert_int_equal(end_taken(&p->victim), 1);
	look_through_folder(p->arena, p->sarn.folder);
	look_through_folder(p->arena, p->victim.folder); // the relay keeps none of it there either
}

static void sealed__is_forgotten_once_the_other_has_it(void **state)
{
	struct ends *p = *state;
	struct session_token session = a_session(p);

	post_form(p, &session);
	assert_int_equal(end_number(&p->sarn, "SELECT length(fields) > 2795 FROM relay_out"), 1);
	end_send_all(&p->sarn);
	assert_int_equal(end_number(&p->sarn, "SELECT fields IS NULL FROM relay_out"), 1);
}

static void sealed__nothing_stays_of_a_form_that_failed(void **state)
{
	struct ends *p = *state;
	struct session_token session = a_session(p);

	hear_log(p);
	handler_fails = true;
	assert_int_equal(post_form(p, &session), SERVER_ERROR);
	assert_int_equal(end_waiting(&p->sarn), 0);
	look_through_folder(p->arena, p->sarn.folder);
}

/* Other forms are kept for whoever signs in again; not this one. */
static void sealed__nothing_stays_of_a_form_that_came_too_late(void **state)
{
	struct ends *p = *state;
	struct session_token session = a_session(p);

	hear_log(p);
	time_passes(&p->sarn, INT64_C(40) * 60 * 1000);
	assert_int_equal(post_form(p, &session), FORBIDDEN);
	assert_int_equal(end_waiting(&p->sarn), 0);
	look_through_folder(p->arena, p->sarn.folder);
}

static void sealed__nor_of_one_that_is_in_a_copy(void **state)
{
	struct ends *p = *state;
	struct session_token session = a_session(p);
	const char *why = "", *copies = folder_fresh(p->arena);

	post_form(p, &session);
	assert_true(db_backup(p->sarn.db, arena_format(p->arena, "%s/main.db", copies), NULL, NULL,
		p->arena, &why));
	assert_true(db_backup(audit_log(p->sarn.audit), arena_format(p->arena, "%s/log.db", copies),
		NULL, NULL, p->arena, &why));
	look_through_folder(p->arena, copies);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		CONTACT(sealed__is_read_by_the_other_side_only),
		CONTACT(sealed__is_forgotten_once_the_other_has_it),
		CONTACT(sealed__nothing_stays_of_a_form_that_failed),
		CONTACT(sealed__nothing_stays_of_a_form_that_came_too_late),
		CONTACT(sealed__nor_of_one_that_is_in_a_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
