/* SPDX-License-Identifier: MIT */
/*
 * The record as one text: what its hash is made of.
 *
 * A line each, "name<TAB>value", in the order of the table of fields, then the
 * amounts, sums and prior acts in theirs.  Line ends and tabs in a value are
 * escaped, so two records that differ give two texts.  The translation is not
 * in it: it may follow the signature.
 */
#include "areas/decision/rules.h"

#include "base/buf.h"

static void put_escaped(struct buf *out, const char *value)
{
	for (const char *at = value; *at != '\0'; at++) {
		if (*at == '\\')
			buf_text(out, "\\\\");
		else if (*at == '\n')
			buf_text(out, "\\n");
		else if (*at == '\t')
			buf_text(out, "\\t");
		else
			buf_char(out, *at);
	}
}

static void put_line(struct buf *out, const char *name, const char *value)
{
	buf_text(out, name);
	buf_char(out, '\t');
	put_escaped(out, value);
	buf_char(out, '\n');
}

static void put_amount(struct buf *out, const struct amount *amount, enum language language)
{
	buf_text(out, "amount\t");
	buf_int(out, amount->money.pence);
	buf_char(out, '\t');
	buf_text(out, amount_kind_name(amount->kind));
	buf_char(out, '\t');
	put_escaped(out, amount->literal);
	buf_char(out, '\t');
	put_escaped(out, amount->label[language]);
	buf_char(out, '\n');
}

static void put_sum(struct buf *out, const struct sum *sum)
{
	buf_text(out, "sum");
	list_each (const struct sum_part *, part, &sum->parts) {
		buf_char(out, '\t');
		buf_int(out, part->count);
		buf_char(out, 'x');
		buf_int(out, part->part.pence);
	}
	buf_text(out, sum->stated ? "\tstated\t" : "\tnot-stated\t");
	buf_int(out, sum->total.pence);
	buf_char(out, '\n');
}

static void put_prior(struct buf *out, const struct prior *prior, enum language language)
{
	buf_text(out, "prior\t");
	buf_text(out, prior_act_name(prior->act));
	buf_char(out, '\t');
	buf_int(out, date_number(prior->on));
	buf_char(out, '\t');
	put_escaped(out, prior->body[language]);
	buf_char(out, '\t');
	put_escaped(out, prior->what[language]);
	buf_char(out, '\n');
}

char *decision_canonical(struct arena *a, const struct decision *d)
{
	struct buf out = buf_new(a, 4096);

	put_line(&out, "sarn-decision", "1");
	put_line(&out, "language", language_code(d->original));
	put_line(&out, "origin", origin_name(d->origin));
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		put_line(&out, field_facts(f)->name, decision_value(d, f, d->original));
	list_each (const struct amount *, amount, &d->amounts)
		put_amount(&out, amount, d->original);
	list_each (const struct sum *, sum, &d->sums)
		put_sum(&out, sum);
	list_each (const struct prior *, prior, &d->priors)
		put_prior(&out, prior, d->original);
	if (d->document[d->original].sha256 != NULL)
		put_line(&out, "document", d->document[d->original].sha256);
	return out.at;
}
