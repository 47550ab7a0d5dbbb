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
#define ZH_TEN		"\xE5\x8D\x81"	/* 十 */
#define ZH_TWO		"\xE4\xB8\xA4"	/* 两 */
#define ZH_TWO_T	"\xE5\x85\xA9"	/* 兩 */
#define ZH_PIECE	"\xE4\xB8\xAA"	/* 个 */
#define ZH_PIECE_T	"\xE5\x80\x8B"	/* 個 */
#define ZH_HEAD		"\xE5\xA4\xB4"	/* 头 */
#define ZH_HEAD_T	"\xE9\xA0\xAD"	/* 頭 */
#define ZH_FIRST	"\xE9\xA6\x96"	/* 首 */
#define ZH_NEW		"\xE5\x85\x83"	/* 元, of 元月, January */
#define ZH_DAY_NO	"\xE5\x8F\xB7"	/* 号 */
#define ZH_DAY_NO_T	"\xE8\x99\x9F"	/* 號 */
#define ZH_TEN_DAYS	"\xE6\x97\xAC"	/* 旬, ten days */
#define ZH_MIDDLE	"\xE4\xB8\xAD"	/* 中 */

static const char *const zh_numerals[] = {
	"\xE4\xB8\x80", "\xE4\xBA\x8C", "\xE4\xB8\x89", "\xE5\x9B\x9B", "\xE4\xBA\x94",
	"\xE5\x85\xAD", "\xE4\xB8\x83", "\xE5\x85\xAB", "\xE4\xB9\x9D"
};								/* 一 to 九 */

#endif							/* INDSTAT_REF_PERIOD_ZH_H */
