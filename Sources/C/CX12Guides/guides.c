// Written by scripts/list-guides. C23 #embed needs no resource bundle, so the programs run from anywhere.
#include "cx12guides.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "codes/adjustment_reasons.codes"
};

static const unsigned char file_1[] = {
#embed "codes/attachment_kinds.codes"
};

static const unsigned char file_2[] = {
#embed "codes/calendar_patterns.codes"
};

static const unsigned char file_3[] = {
#embed "codes/claim_status_categories.codes"
};

static const unsigned char file_4[] = {
#embed "codes/claim_statuses.codes"
};

static const unsigned char file_5[] = {
#embed "codes/countries.codes"
};

static const unsigned char file_6[] = {
#embed "codes/currencies.codes"
};

static const unsigned char file_7[] = {
#embed "codes/interchange_notes.codes"
};

static const unsigned char file_8[] = {
#embed "codes/place_of_service.codes"
};

static const unsigned char file_9[] = {
#embed "codes/relations.codes"
};

static const unsigned char file_10[] = {
#embed "codes/remark_codes.codes"
};

static const unsigned char file_11[] = {
#embed "codes/service_types.codes"
};

static const unsigned char file_12[] = {
#embed "codes/states.codes"
};

static const unsigned char file_13[] = {
#embed "codes/status_entities.codes"
};

static const unsigned char file_14[] = {
#embed "dictionary.txt"
};

static const unsigned char file_15[] = {
#embed "guides/005010X212-276.guide"
};

static const unsigned char file_16[] = {
#embed "guides/005010X212-277.guide"
};

static const unsigned char file_17[] = {
#embed "guides/005010X214.guide"
};

static const unsigned char file_18[] = {
#embed "guides/005010X217-request.guide"
};

static const unsigned char file_19[] = {
#embed "guides/005010X217-response.guide"
};

static const unsigned char file_20[] = {
#embed "guides/005010X221A1.guide"
};

static const unsigned char file_21[] = {
#embed "guides/005010X222A1.guide"
};

static const unsigned char file_22[] = {
#embed "guides/005010X231A1.guide"
};

static const unsigned char file_23[] = {
#embed "guides/005010X279A1-270.guide"
};

static const unsigned char file_24[] = {
#embed "guides/005010X279A1-271.guide"
};

static const unsigned char file_25[] = {
#embed "guides/envelope.guide"
};

static const struct cx12guides_file files[] = {
  {"codes/adjustment_reasons.codes", file_0, sizeof file_0},
  {"codes/attachment_kinds.codes", file_1, sizeof file_1},
  {"codes/calendar_patterns.codes", file_2, sizeof file_2},
  {"codes/claim_status_categories.codes", file_3, sizeof file_3},
  {"codes/claim_statuses.codes", file_4, sizeof file_4},
  {"codes/countries.codes", file_5, sizeof file_5},
  {"codes/currencies.codes", file_6, sizeof file_6},
  {"codes/interchange_notes.codes", file_7, sizeof file_7},
  {"codes/place_of_service.codes", file_8, sizeof file_8},
  {"codes/relations.codes", file_9, sizeof file_9},
  {"codes/remark_codes.codes", file_10, sizeof file_10},
  {"codes/service_types.codes", file_11, sizeof file_11},
  {"codes/states.codes", file_12, sizeof file_12},
  {"codes/status_entities.codes", file_13, sizeof file_13},
  {"dictionary.txt", file_14, sizeof file_14},
  {"guides/005010X212-276.guide", file_15, sizeof file_15},
  {"guides/005010X212-277.guide", file_16, sizeof file_16},
  {"guides/005010X214.guide", file_17, sizeof file_17},
  {"guides/005010X217-request.guide", file_18, sizeof file_18},
  {"guides/005010X217-response.guide", file_19, sizeof file_19},
  {"guides/005010X221A1.guide", file_20, sizeof file_20},
  {"guides/005010X222A1.guide", file_21, sizeof file_21},
  {"guides/005010X231A1.guide", file_22, sizeof file_22},
  {"guides/005010X279A1-270.guide", file_23, sizeof file_23},
  {"guides/005010X279A1-271.guide", file_24, sizeof file_24},
  {"guides/envelope.guide", file_25, sizeof file_25},
};

const struct cx12guides_file *cx12guides_files(void) { return files; }
size_t cx12guides_count(void) { return sizeof files / sizeof files[0]; }
