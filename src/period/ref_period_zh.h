/*
 * ref_period_zh.h
 *		The Chinese words that spellings and labels are made of, in UTF-8.
 */
#ifndef INDSTAT_REF_PERIOD_ZH_H
#define INDSTAT_REF_PERIOD_ZH_H

#define ZH_YEAR		"\xE5\xB9\xB4"	/* 年 */
#define ZH_MONTH	"\xE6\x9C\x88"	/* 月 */
#define ZH_DAY		"\xE6\x97\xA5"	/* 日 */
#define ZH_PART		"\xE4\xBB\xBD"	/* 份 */
#define ZH_ORDINAL	"\xE7\xAC\xAC"	/* 第 */
#define ZH_FORMER	"\xE5\x89\x8D"	/* 前 */
#define ZH_QUARTER	"\xE5\xAD\xA3"	/* 季 */
#define ZH_DEGREE	"\xE5\xBA\xA6"	/* 度 */
#define ZH_WEEK		"\xE5\x91\xA8"	/* 周 */
#define ZH_WEEK_T	"\xE9\x80\xB1"	/* 週 */
#define ZH_HALF		"\xE5\x8D\x8A\xE5\xB9\xB4"	/* 半年 */
#define ZH_UPPER	"\xE4\xB8\x8A"	/* 上 */
#define ZH_LOWER	"\xE4\xB8\x8B"	/* 下 */
#define ZH_WHOLE	"\xE5\x85\xA8"	/* 全 */
#define ZH_DASH		"\xE2\x80\x94"	/* — */

static const char *const zh_numerals[] = {
	"\xE4\xB8\x80", "\xE4\xBA\x8C", "\xE4\xB8\x89", "\xE5\x9B\x9B"
};								/* 一 二 三 四 */

#endif							/* INDSTAT_REF_PERIOD_ZH_H */
