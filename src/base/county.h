/* SPDX-License-Identifier: MIT */
/*
 * The principal areas of Wales, "counties" to those who live there: where somebody lives, and
 * where a workshop is held.
 *
 * Codes are those of ISO 3166-2:GB, names those of the Local Government (Wales) Act 1994,
 * schedule 1, as the counties write them today.
 */
#ifndef BASE_COUNTY_H
#define BASE_COUNTY_H

#include "base/language.h"

/*   code   English                 Welsh */
#define COUNTIES(X)                                                                                \
	X(BGW, "Blaenau Gwent", "Blaenau Gwent")                                                   \
	X(BGE, "Bridgend", "Pen-y-bont ar Ogwr")                                                   \
	X(CAY, "Caerphilly", "Caerffili")                                                          \
	X(CRF, "Cardiff", "Caerdydd")                                                              \
	X(CMN, "Carmarthenshire", "Sir Gaerfyrddin")                                               \
	X(CGN, "Ceredigion", "Ceredigion")                                                         \
	X(CWY, "Conwy", "Conwy")                                                                   \
	X(DEN, "Denbighshire", "Sir Ddinbych")                                                     \
	X(FLN, "Flintshire", "Sir y Fflint")                                                       \
	X(GWN, "Gwynedd", "Gwynedd")                                                               \
	X(AGY, "Isle of Anglesey", "Ynys Môn")                                                     \
	X(MTY, "Merthyr Tydfil", "Merthyr Tudful")                                                 \
	X(MON, "Monmouthshire", "Sir Fynwy")                                                       \
	X(NTL, "Neath Port Talbot", "Castell-nedd Port Talbot")                                    \
	X(NWP, "Newport", "Casnewydd")                                                             \
	X(PEM, "Pembrokeshire", "Sir Benfro")                                                      \
	X(POW, "Powys", "Powys")                                                                   \
	X(RCT, "Rhondda Cynon Taf", "Rhondda Cynon Taf")                                           \
	X(SWA, "Swansea", "Abertawe")                                                              \
	X(TOF, "Torfaen", "Tor-faen")                                                              \
	X(VGL, "Vale of Glamorgan", "Bro Morgannwg")                                               \
	X(WRX, "Wrexham", "Wrecsam")

enum county {
	COUNTY_NONE,
#define X(code, english, welsh) COUNTY_##code,
	COUNTIES(X)
#undef X
		COUNTY_COUNT
};

const char *county_code(enum county county); // "CMN", as stored and sent
const char *county_name(enum county county, enum language language);

/* The county of that code; COUNTY_NONE if there is none. */
enum county county_by_code(const char *code);

#endif
