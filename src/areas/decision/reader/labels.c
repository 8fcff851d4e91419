/* SPDX-License-Identifier: MIT */
/*
 * The labels that decision documents use, in English and Welsh.
 *
 * A table of names by meaning, and two families that are made of parts: "decision
 * log reference number" and "signature of the Police and Crime Commissioner".
 */
#include "areas/decision/reader/labels.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"

#define LABEL_LONGEST 64
#define NAMES_MOST    24

/* As label_of sees them: lower case, without "the" and "(s)". */
static const struct {
	enum label label;
	const char *const names[NAMES_MOST];
} label_names[] = {
	{ LABEL_REF, { "title and reference", "reference and title", "cyfeirnod",
			     "cyfeirnod penderfyniad", "cyfeirnod y penderfyniad",
			     "rhif penderfyniad", "rhif y penderfyniad", "cyf", "rhif cyfeirnod",
			     "rhif", "urn", "our ref" } },
	{ LABEL_TITLE, { "issue", "matter for decision", "subject for decision", "parthed",
			       "name of decision", "decision name", "re", "regarding", "concerning",
			       "decision on", "decision regarding", "decision concerning" } },
	{ LABEL_TITLE, { "testun", "issue for decision", "matter", "item", "agenda item" } },
	{ LABEL_PURPOSE, { "purpose", "purpose of report", "purpose of paper", "diben", "pwrpas",
				 "purpose of decision", "diben yr adroddiad",
				 "purpose of this report", "objective", "purpose of this paper",
				 "diben y penderfyniad", "aim", "reason for report" } },
	{ LABEL_TIMING, { "timing", "amseriad", "frequency" } },
	{ LABEL_CATEGORY, { "category", "category of decision", "decision type", "type of decision",
				  "category of decision/business area impact", "decision category",
				  "business area", "business area impact", "categori",
				  "categori'r penderfyniad", "decision class",
				  "math o benderfyniad", "categori penderfyniad" } },
	{ LABEL_MARKING, { "classification", "protective marking", "status", "marking", "statws",
				 "security classification", "confidentiality",
				 "government security classification", "publication status",
				 "open/exempt", "dosbarthiad", "marc diogelu", "gsc",
				 "confidential or non-confidential", "marcio diogelu" } },
	{ LABEL_SUMMARY, { "summary", "executive summary", "exec summary", "overview", "crynodeb",
				 "crynodeb gweithredol", "summary of report", "brief summary",
				 "report summary" } },
	{ LABEL_DECISION_SUMMARY,
		{ "decision summary", "summary of decision", "crynodeb o'r penderfyniad",
			"crynodeb y penderfyniad" } },
	{ LABEL_RECOMMENDATION,
		{ "recommendation", "decision recommended", "recommended decision",
			"proposed decision", "decision required", "decision requested",
			"decision sought", "recommended action", "action required",
			"proposal for decision", "argymhelliad", "argymhellion", "proposal",
			"recommendation to pcc", "recommendation to commissioner",
			"decision for approval", "recommendation and decision",
			"recommendation for approval", "officer recommendation", "cynnig",
			"what is recommended" } },
	{ LABEL_DECISION, { "decision", "decision made", "decision taken", "details of decision",
				  "decision details", "decision record", "penderfyniad",
				  "y penderfyniad", "manylion y penderfyniad",
				  "penderfyniad a wnaed", "commissioner's decision", "pcc decision",
				  "pcc's decision", "decision of commissioner", "my decision",
				  "detail of decision", "final decision", "decision of pcc",
				  "outcome", "approved decision", "decision approved" } },
	{ LABEL_APPROVAL, { "approval", "approval of", "cymeradwyaeth", "approval and signature",
				  "sign off", "sign-off", "authorisation", "certification" } },
	{ LABEL_SIGNATURE,
		{ "llofnod", "llofnodwyd", "arwyddwyd", "llofnod y comisiynydd", "llofnodwyd gan",
			"authorised signature", "electronic signature", "signed electronically by",
			"electronically signed by", "digitally signed by", "authorised signatory",
			"signature/name", "signed and dated" } },
	{ LABEL_DECISION_MAKER,
		{ "decision by", "decision maker", "decision-maker", "made by", "decision taken by",
			"decision made by", "approved by", "authorised by", "taken by",
			"name of decision maker", "approver", "name of approver", "penderfynwr",
			"agreed by", "penderfyniad gan", "gwnaed y penderfyniad gan",
			"cymeradwywyd gan", "decided by", "decision maker name",
			"name of decision-maker", "y sawl a benderfynodd", "signatory",
			"decision taker" } },
	{ LABEL_TITLE, { "what is it about", "what is decision about", "what was decision about",
			       "what is this decision about" } },
	{ LABEL_DECISION, { "what is decision", "what was decided", "what was decision",
				  "what has commissioner decided", "what did commissioner decide",
				  "what has been decided" } },
	{ LABEL_DECISION_MAKER,
		{ "who made it", "who made decision", "who took decision", "who decided",
			"who made this decision", "who took it", "who is decision maker" } },
	{ LABEL_DATE_SIGNED,
		{ "when was it made", "when was decision made", "when was it decided",
			"when was decision taken", "when was this decided", "when was it taken",
			"when was it signed", "when was this decision made", "made", "made on",
			"signed off", "date signed off", "signed off on" } },
	{ LABEL_DATE, { "date", "dated", "dyddiad" } },
	{ LABEL_DATE_SIGNED,
		{ "date signed", "signed date", "date of signature", "signature date",
			"date of decision", "decision date", "decision taken on",
			"decision made on", "date decision taken", "date decision made",
			"date of approval", "approval date", "date approved", "date authorised",
			"approved on", "signed on", "signed by pcc on", "date signed by pcc",
			"date signed by commissioner", "date agreed", "authorised on" } },
	{ LABEL_DATE_SIGNED, { "date decided", "date made", "date of signing", "decision dated",
				     "taken on", "date decision signed", "date of decision notice",
				     "date signed/approved", "date of decision/approval" } },
	{ LABEL_DATE_SIGNED,
		{ "date of authorisation", "date of commissioner's decision",
			"signed by commissioner on", "dyddiad y penderfyniad", "dyddiad llofnodi",
			"dyddiad llofnod", "llofnodwyd ar", "dyddiad cymeradwyo", "dyddiad arwyddo",
			"dyddiad penderfynu", "date of pcc approval", "date of pcc decision",
			"agreed on", "date decision was made", "date decision was taken",
			"penderfynwyd ar", "decided on", "date taken",
			"date of commissioner's approval", "date made", "sign off date",
			"sign-off date", "date of sign off" } },
	{ LABEL_DATE_OF_REPORT,
		{ "date of report", "report date", "date of paper", "paper date", "date of request",
			"date submitted", "date received", "date of meeting", "meeting date",
			"dyddiad yr adroddiad", "date prepared", "date created",
			"date of submission", "report dated", "date written",
			"date report prepared", "dyddiad adroddiad" } },
	{ LABEL_DATE_OTHER,
		{ "date published", "publication date", "date of publication", "date added",
			"last updated", "review date", "expiry date", "end date", "published",
			"dyddiad cyhoeddi", "if force business, date approved by chief officer",
			"updated", "contract end date", "posted on", "published on",
			"date of next review", "posted", "date uploaded", "date first published",
			"last modified", "effective from", "cyhoeddwyd", "date posted" } },
	{ LABEL_SERVICE_START,
		{ "start date", "service start", "service start date", "contract start",
			"contract start date", "go live date", "go live", "go-live date",
			"commencement date", "date of commencement", "implementation date",
			"dyddiad dechrau", "project start date", "funding start date",
			"grant start date", "start of service", "dyddiad cychwyn", "go-live",
			"service commencement date", "start of contract", "programme start date",
			"dyddiad dechrau'r gwasanaeth" } },
	{ LABEL_AUTHOR,
		{ "author", "report author", "author and job role", "report by", "report of",
			"lead officer", "report from", "prepared by", "originator",
			"originating officer", "submitted by", "author of report", "requested by",
			"awdur", "swyddog arweiniol", "adroddiad gan", "author and role",
			"author/job role", "lead", "report originator" } },
	{ LABEL_CONTACT,
		{ "contact officer", "contact", "contact details", "enquiries to", "contact name",
			"further information", "lead contact", "contact point", "cyswllt",
			"contact for enquiries", "swyddog cyswllt", "manylion cyswllt",
			"officer contact", "for further information contact",
			"for further information", "contact person",
			"contact for further information", "contact for further information" } },
	{ LABEL_NAME, { "name", "enw", "print name", "printed name", "full name" } },
	{ LABEL_POSITION,
		{ "position", "job title", "role", "post", "swydd", "job role", "office" } },
	{ LABEL_TELEPHONE, { "telephone", "telephone number", "tel", "phone", "tel no", "ffôn",
				   "rhif ffôn", "telephone no", "phone number" } },
	{ LABEL_EMAIL,
		{ "email", "e-mail", "email address", "e-bost", "ebost", "e-mail address" } },
	{ LABEL_BACKGROUND_PAPERS,
		{ "background papers", "background documents", "papurau cefndir",
			"supporting documents", "supporting papers", "dogfennau cefndir",
			"background paper", "list of background papers", "appendices",
			"attachments", "attached papers" } },
	{ LABEL_LEGAL,
		{ "legal", "legal implications", "legal advice", "legal considerations",
			"legal comments", "legal powers", "legal basis", "powers",
			"statutory powers", "legal power", "goblygiadau cyfreithiol",
			"cyngor cyfreithiol", "pwerau cyfreithiol", "statutory basis",
			"other advice taken", "legal authority", "legal issues", "legal comment",
			"legal and governance implications", "sail gyfreithiol" } },
	{ LABEL_EVIDENCE, { "evidence", "evidence base", "supporting evidence", "evidence of need",
				  "research and evidence", "tystiolaeth", "need and evidence" } },
	{ LABEL_INTERESTS,
		{ "interests", "declaration of interest", "interests declaration",
			"conflict of interest", "disclosable interests", "register of interests",
			"declaration of personal interests", "datganiad o fuddiant",
			"declared interests", "datganiadau o fuddiant", "buddiannau",
			"interests declared", "conflicts", "declarations of interest",
			"conflicts of interest", "datgan buddiant", "datganiad buddiannau",
			"declaration of disclosable interests" } },
	{ LABEL_FUNDER,
		{ "funder", "funding source", "source of funding", "funding body", "grant funder",
			"funded by", "cyllidwr", "cyllidwyr", "ffynhonnell cyllid", "ariennir gan",
			"ffynhonnell y cyllid", "funding from", "funding provided by" } },
	{ LABEL_PROVIDER,
		{ "provider", "service provider", "supplier", "contractor", "recipient",
			"grant recipient", "recipient of grant", "recipient organisation",
			"delivery partner", "awarded to", "delivered by", "lead provider",
			"contract awarded to", "grantee", "name of provider", "name of recipient",
			"darparwr", "darparwr gwasanaeth", "derbynnydd", "recipient of funding",
			"successful bidder", "funding recipient" } },
	{ LABEL_PROGRAMME,
		{ "programme", "project", "service", "project name", "programme name",
			"name of project", "scheme", "name of programme", "service name", "rhaglen",
			"prosiect", "gwasanaeth", "project title", "name of service",
			"service title", "programme title", "enw'r rhaglen", "enw'r prosiect" } },
	{ LABEL_ORGANISATION,
		{ "organisation", "police area", "force area", "sefydliad", "local policing body",
			"commissioning body", "corff plismona lleol" } },
	{ LABEL_MONEY, { "amount", "value", "cost", "total", "total cost", "grant amount", "swm",
			       "funding amount", "amount awarded", "amount requested", "award",
			       "total value", "contract value", "cyfanswm", "value of grant",
			       "value of contract", "sum", "amount of grant", "financial value",
			       "total funding", "gwerth", "amount (£)" } },
	{ LABEL_OTHER,
		{ "financial implications", "finance", "financial considerations", "risk",
			"risk implications", "equality", "equality and diversity",
			"equalities implications", "areas for consideration", "human rights",
			"risks to human rights", "consultation", "options", "options considered",
			"alternative options considered", "background", "issues for consideration",
			"introduction and background", "context", "introduction",
			"background information", "supporting information", "key information" } },
	{ LABEL_OTHER,
		{ "background to proposal", "relevant background", "supporting report", "reason",
			"reasons", "reason for decision", "reasons for decision", "rationale",
			"reason for funding", "conclusion", "next steps", "implications",
			"governance", "environmental implications", "data protection",
			"chief officer approval", "public access to information",
			"statutory officer advice", "consultation carried out",
			"decision papers/reason for restricted", "decision papers", "notes" } },
	{ LABEL_OTHER,
		{ "area of county/stakeholders affected", "stakeholders affected",
			"financial comments", "equality implications", "equality impact assessment",
			"risk management", "risks", "value for money",
			"links to police and crime plan", "police and crime plan",
			"police and crime plan priorities", "priorities", "monitoring", "privacy",
			"freedom of information", "impact", "benefits", "goblygiadau ariannol",
			"cefndir", "rheswm", "rhesymau", "cydraddoldeb", "cyllid" } },
	{ LABEL_OTHER,
		{ "is it a key decision", "key decision", "is key decision",
			"is subject to call in", "call in", "equality comments", "chief executive",
			"chief finance officer", "treasurer", "monitoring officer", "ward", "area",
			"divisions affected", "risgiau", "opsiynau", "ymgynghori", "notice period",
			"term", "duration", "length of contract", "hyd", "financial information",
			"funding", "exempt information" } },
};

/* "decision log reference number": each word one of these, the last a head. */
static const char *const ref_words[] = { "decision", "notice", "record", "log", "report", "unique",
	"pcc", "pfcc", "opcc", "document", "form", "sheet", "request", "register", "paper", "order",
	"code", "reference", "ref", "dn", "drf", "number", "executive", "identification", "file",
	"policy", "commissioner" };
static const char *const ref_heads[] = { "ref", "reference", "number", "no", "no.", "code", "id",
	"drf", "references", "numbers" };

/* "subject of decision notice": each word one of these, a head among them. */
static const char *const title_words[] = { "decision", "report", "paper", "notice", "record", "log",
	"request", "submission", "document", "proposal", "policy", "project", "item", "agenda",
	"brief", "short", "full", "of", "and", "business", "case", "matter", "issue", "form", "for",
	"pcc", "commissioner", "y", "yr", "penderfyniad", "adroddiad" };
static const char *const title_heads[] = { "title", "subject", "heading", "header", "topic",
	"teitl", "pwnc" };

/* Words that offices are named with. */
static const char *const office_words[] = { "police", "fire", "crime", "commissioner", "mayor",
	"deputy", "pcc", "pfcc", "dpcc", "opcc", "opfcc", "mopac", "dmpc", "chief", "executive",
	"officer", "treasurer", "director", "manager", "head", "constable", "lead", "policing",
	"office", "assistant", "interim", "acting", "temporary", "monitoring", "finance",
	"financial", "policy", "commissioning", "comisiynydd", "dirprwy", "heddlu", "throseddu",
	"throsedd", "prif", "weithredwr", "swyddog", "swyddfa", "cht", "chth", "gomisiynydd",
	"mayor's", "commissioner's", "governance", "secretary", "solicitor", "leader", "cabinet",
	"member", "pcc's", "cyllid", "panel", "constabulary", "county", "council", "authority",
	"combined", "signatory", "rescue", "name", "decision", "maker", "victims'", "victims’" };

struct label_index {
	struct {
		const char *name;
		enum label label;
	} entry[array_size(label_names) * NAMES_MOST];
	size_t from[LABEL_LONGEST + 2]; // entries of a length stand together
};

struct label_index *label_index_new(struct arena *a)
{
	struct label_index *index = arena_one(a, struct label_index);
	size_t next[LABEL_LONGEST + 1]; // place for a name of that length

	for (size_t i = 0; i < array_size(label_names); i++)
		for (size_t k = 0; k < NAMES_MOST && label_names[i].names[k] != NULL; k++) {
			assert(strlen(label_names[i].names[k]) <= LABEL_LONGEST);
			index->from[strlen(label_names[i].names[k]) + 1]++;
		}
	for (size_t size = 0; size <= LABEL_LONGEST; size++) {
		next[size] = index->from[size];
		index->from[size + 1] += index->from[size];
	}
	for (size_t i = 0; i < array_size(label_names); i++)
		for (size_t k = 0; k < NAMES_MOST && label_names[i].names[k] != NULL; k++) {
			size_t n = next[strlen(label_names[i].names[k])]++;

			index->entry[n].name = label_names[i].names[k];
			index->entry[n].label = label_names[i].label;
		}
	return index;
}

size_t numbering_size(struct slice text)
{
	static const char *const bullets[] = { "- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "● ", "◦ ",
		"-\t", "•\t", "•" };
	size_t i = 0, digits = 0;

	for (size_t k = 0; k < array_size(bullets); k++)
		if (slice_starts(text, bullets[k]))
			return strlen(bullets[k]);
	if (text.size > 0 && text.at[0] == '(')
		i++;
	while (i < text.size && i < 8 && (isdigit((unsigned char)text.at[i]) || text.at[i] == '.'))
		digits += isdigit((unsigned char)text.at[i++]) != 0;
	if (digits == 0 && i + 1 < text.size && isalpha((unsigned char)text.at[i]) &&
		(text.at[i + 1] == ')' ||
			(text.at[i + 1] == '.' && islower((unsigned char)text.at[i]))))
		i++;
	else if (digits == 0 || digits > 4)
		return 0;
	if (i < text.size && (text.at[i] == ')' || text.at[i] == '.'))
		i++;
	else if (text.at[i - 1] != '.' && memchr(text.at, '.', i) == NULL)
		return 0;
	if (i >= text.size || strchr(" \t", text.at[i]) == NULL)
		return 0;
	while (i < text.size && strchr(" \t", text.at[i]) != NULL)
		i++;
	return i;
}

static bool word_among(struct slice word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is_any_case(word, words[i]))
			return true;
	return false;
}

bool word_is_of_office(struct slice word)
{
	return word_among(word, office_words, array_size(office_words));
}

/* The next word of `*rest`, parted by spaces; empty at the end. */
static struct slice word_next(struct slice *rest)
{
	while (rest->size > 0 && rest->at[0] == ' ')
		*rest = slice_part(*rest, 1, rest->size);

	size_t n = 0;

	while (n < rest->size && rest->at[n] != ' ')
		n++;

	struct slice word = slice_part(*rest, 0, n);

	*rest = slice_part(*rest, n, rest->size);
	return word;
}

/*
 * `text` in the form the table has, in `into` of LABEL_LONGEST + 1 bytes; its size,
 * or 0 if it is too long or empty.
 */
static size_t label_fold(struct slice text, char *into)
{
	size_t n = 0;

	text = slice_trim(text);
	text = slice_part(text, numbering_size(text), text.size);
	if (text.size > LABEL_LONGEST + 24)
		return 0;
	while (text.size > 0 && strchr(":-.,?\"' ", text.at[text.size - 1]) != NULL)
		text.size--;
	while (slice_ends(text, "–") || slice_ends(text, "—"))
		text = slice_trim(slice_part(text, 0, text.size - 3));
	if (slice_ends(text, ")") && !slice_ends(text, "(s)")) {
		const char *open = memrchr(text.at, '(', text.size);

		if (open != NULL && open > text.at && open[1] != '\xC2')
			text = slice_trim(slice_part(text, 0, (size_t)(open - text.at)));
	}
	for (size_t i = 0; i < text.size; i++) {
		struct slice rest = slice_part(text, i, text.size);
		bool at_word = i == 0 || text.at[i - 1] == ' ';

		if (n >= LABEL_LONGEST)
			return 0;
		if (at_word && slice_starts_any_case(rest, "the ")) {
			i += 3;
		} else if (slice_starts(rest, "(s)")) {
			i += 2;
		} else if (slice_starts(rest, "’") || slice_starts(rest, "‘")) {
			into[n++] = '\'';
			i += 2;
		} else if (slice_starts(rest, "& ")) {
			if (n + 3 < LABEL_LONGEST) {
				memcpy(into + n, "and", 3);
				n += 3;
			}
		} else if ((text.at[i] == ' ' || text.at[i] == '\t') &&
			   (n == 0 || into[n - 1] == ' ' || into[n - 1] == '/' ||
				   (i + 1 < text.size && text.at[i + 1] == '/'))) {
			continue;
		} else {
			into[n++] = (char)tolower(
				(unsigned char)(text.at[i] == '\t' ? ' ' : text.at[i]));
		}
	}
	while (n > 0 && into[n - 1] == ' ')
		n--;
	into[n] = '\0';
	return n;
}

static bool is_ref_label(struct slice text)
{
	struct slice rest = text, word = word_next(&rest), last = word;

	if (slice_is(text, "code") || slice_is(text, "numbers") || slice_is(text, "references"))
		return false;
	for (; word.size > 0; word = word_next(&rest)) {
		last = word;
		if (!word_among(word, ref_words, array_size(ref_words)) &&
			!word_among(word, ref_heads, array_size(ref_heads)))
			return false;
	}
	return word_among(last, ref_heads, array_size(ref_heads));
}

/* Do words of a decision's papers stand around one that heads a title? */
static bool is_title_label(struct slice text)
{
	bool head = false;

	for (size_t i = 0, from = 0; i <= text.size; i++) {
		struct slice word = slice_part(text, from, i);

		if (i < text.size && strchr(" /", text.at[i]) == NULL)
			continue;
		if (word_among(word, title_heads, array_size(title_heads)))
			head = true;
		else if (word.size > 0 && !word_among(word, title_words, array_size(title_words)))
			return false;
		from = i + 1;
	}
	return head;
}

/* "signature of police and crime commissioner", "pcc signature", "… approval". */
static enum label office_label(struct slice text)
{
	static const char *const links[] = { "of", "by", "and", "for", "a", "on", "behalf", ",",
		"sign", "off" };
	static const char *const approvals[] = { "approval", "approved", "authorised", "sign-off",
		"off" };
	struct slice rest = text;
	enum label label = LABEL_NONE;
	bool office = false;

	for (struct slice word = word_next(&rest); word.size > 0; word = word_next(&rest)) {
		if (slice_is(word, "signature") || slice_is(word, "signed"))
			label = LABEL_SIGNATURE;
		else if (label == LABEL_NONE && word_among(word, approvals, array_size(approvals)))
			label = LABEL_APPROVAL;
		else if (word_is_of_office(word))
			office = true;
		else if (!word_among(word, links, array_size(links)))
			return LABEL_NONE;
	}
	return label == LABEL_APPROVAL && !office ? LABEL_NONE : label;
}

static enum label index_find(const struct label_index *index, const char *name, size_t size)
{
	for (size_t i = index->from[size]; i < index->from[size + 1]; i++)
		if (memcmp(index->entry[i].name, name, size) == 0)
			return index->entry[i].label;
	return LABEL_NONE;
}

enum label label_of(const struct label_index *index, struct slice text)
{
	char name[LABEL_LONGEST + 8];
	size_t size = label_fold(text, name);

	if (size < 2)
		return LABEL_NONE;

	enum label label = index_find(index, name, size);

	if (label == LABEL_NONE && name[size - 1] == 's')
		label = index_find(index, name, size - 1);
	if ((label == LABEL_DECISION || label == LABEL_DECISION_MAKER) && name[size - 1] == 's')
		label = LABEL_NONE; // "Decisions" is the page of them
	if (label != LABEL_NONE)
		return label;

	struct slice folded = { name, size };

	if (is_title_label(folded))
		return LABEL_TITLE;
	return is_ref_label(folded) ? LABEL_REF : office_label(folded);
}

bool label_stands_alone(enum label label)
{
	switch (label) {
	case LABEL_NONE:
	case LABEL_UNKNOWN:
	case LABEL_NAME:
	case LABEL_POSITION:
	case LABEL_MONEY:
	case LABEL_PROGRAMME:
	case LABEL_ORGANISATION: return false;
	default: return true;
	}
}

bool label_heads_section(enum label label)
{
	switch (label) {
	case LABEL_PURPOSE:
	case LABEL_SUMMARY:
	case LABEL_DECISION_SUMMARY:
	case LABEL_RECOMMENDATION:
	case LABEL_DECISION:
	case LABEL_LEGAL:
	case LABEL_EVIDENCE:
	case LABEL_INTERESTS:
	case LABEL_BACKGROUND_PAPERS: return true;
	default: return false;
	}
}
