/* SPDX-License-Identifier: MIT */
/*
 * The bank holidays of England and Wales, 2025 to 2028.
 *
 * Source: https://www.gov.uk/bank-holidays (England and Wales, and the same in Welsh), Open
 * Government Licence v3.0.  Where another day is given for Christmas or New Year that falls on a
 * weekend, the day itself stands here too: workshops are held on Saturdays, but not on that one.
 * A day that is proclaimed later is a new line; the end says until when all are known.
 */
#include "base/bank_holiday.h"

#include "base/err.h"

static const struct bank_holiday bank_holidays[] = {
	{ 20250101, { "New Year’s Day", "Dydd Calan" } },
	{ 20250418, { "Good Friday", "Gwener y Groglith" } },
	{ 20250421, { "Easter Monday", "Llun y Pasg" } },
	{ 20250505, { "Early May bank holiday", "Gŵyl banc dechrau Mai" } },
	{ 20250526, { "Spring bank holiday", "Gŵyl banc y gwanwyn" } },
	{ 20250825, { "Summer bank holiday", "Gŵyl banc yr haf" } },
	{ 20251225, { "Christmas Day", "Dydd Nadolig" } },
	{ 20251226, { "Boxing Day", "Dydd San Steffan" } },
	{ 20260101, { "New Year’s Day", "Dydd Calan" } },
	{ 20260403, { "Good Friday", "Gwener y Groglith" } },
	{ 20260406, { "Easter Monday", "Llun y Pasg" } },
	{ 20260504, { "Early May bank holiday", "Gŵyl banc dechrau Mai" } },
	{ 20260525, { "Spring bank holiday", "Gŵyl banc y gwanwyn" } },
	{ 20260831, { "Summer bank holiday", "Gŵyl banc yr haf" } },
	{ 20261225, { "Christmas Day", "Dydd Nadolig" } },
	{ 20261226, { "Boxing Day", "Dydd San Steffan" } },
	{ 20261228, { "Boxing Day", "Dydd San Steffan" } },
	{ 20270101, { "New Year’s Day", "Dydd Calan" } },
	{ 20270326, { "Good Friday", "Gwener y Groglith" } },
	{ 20270329, { "Easter Monday", "Llun y Pasg" } },
	{ 20270503, { "Early May bank holiday", "Gŵyl banc dechrau Mai" } },
	{ 20270531, { "Spring bank holiday", "Gŵyl banc y gwanwyn" } },
	{ 20270830, { "Summer bank holiday", "Gŵyl banc yr haf" } },
	{ 20271225, { "Christmas Day", "Dydd Nadolig" } },
	{ 20271226, { "Boxing Day", "Dydd San Steffan" } },
	{ 20271227, { "Christmas Day", "Dydd Nadolig" } },
	{ 20271228, { "Boxing Day", "Dydd San Steffan" } },
	{ 20280101, { "New Year’s Day", "Dydd Calan" } },
	{ 20280103, { "New Year’s Day", "Dydd Calan" } },
	{ 20280414, { "Good Friday", "Gwener y Groglith" } },
	{ 20280417, { "Easter Monday", "Llun y Pasg" } },
	{ 20280501, { "Early May bank holiday", "Gŵyl banc dechrau Mai" } },
	{ 20280529, { "Spring bank holiday", "Gŵyl banc y gwanwyn" } },
	{ 20280828, { "Summer bank holiday", "Gŵyl banc yr haf" } },
	{ 20281225, { "Christmas Day", "Dydd Nadolig" } },
	{ 20281226, { "Boxing Day", "Dydd San Steffan" } },
};

const struct bank_holiday *bank_holiday_on(struct date day)
{
	int32_t on = date_number(day);

	for (size_t i = 0; i < array_size(bank_holidays); i++)
		if (bank_holidays[i].on == on)
			return &bank_holidays[i];
	return NULL;
}

struct date bank_holidays_known_until(void)
{
	return date_of(2028, 12, 31);
}
