// Written by scripts/list-tables. C23 #embed needs no resource bundle, so the programs run from anywhere.
#include "ctables.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "data/carc_actions.csv"
};

static const unsigned char file_1[] = {
#embed "data/code_pairs.csv"
};

static const unsigned char file_2[] = {
#embed "data/contraindications.csv"
};

static const unsigned char file_3[] = {
#embed "data/demo/fax-1.tif"
};

static const unsigned char file_4[] = {
#embed "data/demo/fax-2.tif"
};

static const unsigned char file_5[] = {
#embed "data/demo/fax-3.tif"
};

static const unsigned char file_6[] = {
#embed "data/demo/fax-4.tif"
};

static const unsigned char file_7[] = {
#embed "data/demo/fax-5.pdf"
};

static const unsigned char file_8[] = {
#embed "data/guide_safety.csv"
};

static const unsigned char file_9[] = {
#embed "data/icd10cm.bin"
};

static const unsigned char file_10[] = {
#embed "data/icd_regions.csv"
};

static const unsigned char file_11[] = {
#embed "data/insurer_call.csv"
};

static const unsigned char file_12[] = {
#embed "data/outcome_measures.csv"
};

static const unsigned char file_13[] = {
#embed "data/payer_rules.json"
};

static const unsigned char file_14[] = {
#embed "data/rarc_common.csv"
};

static const unsigned char file_15[] = {
#embed "data/rom_norms.csv"
};

static const unsigned char file_16[] = {
#embed "data/states.csv"
};

static const unsigned char file_17[] = {
#embed "static/bodymap.svg"
};

static const unsigned char file_18[] = {
#embed "static/mark.svg"
};

static const unsigned char file_19[] = {
#embed "static/scrip.css"
};

static const unsigned char file_20[] = {
#embed "static/scrip.js"
};

static const struct ctables_file files[] = {
  {"data/carc_actions.csv", file_0, sizeof file_0},
  {"data/code_pairs.csv", file_1, sizeof file_1},
  {"data/contraindications.csv", file_2, sizeof file_2},
  {"data/demo/fax-1.tif", file_3, sizeof file_3},
  {"data/demo/fax-2.tif", file_4, sizeof file_4},
  {"data/demo/fax-3.tif", file_5, sizeof file_5},
  {"data/demo/fax-4.tif", file_6, sizeof file_6},
  {"data/demo/fax-5.pdf", file_7, sizeof file_7},
  {"data/guide_safety.csv", file_8, sizeof file_8},
  {"data/icd10cm.bin", file_9, sizeof file_9},
  {"data/icd_regions.csv", file_10, sizeof file_10},
  {"data/insurer_call.csv", file_11, sizeof file_11},
  {"data/outcome_measures.csv", file_12, sizeof file_12},
  {"data/payer_rules.json", file_13, sizeof file_13},
  {"data/rarc_common.csv", file_14, sizeof file_14},
  {"data/rom_norms.csv", file_15, sizeof file_15},
  {"data/states.csv", file_16, sizeof file_16},
  {"static/bodymap.svg", file_17, sizeof file_17},
  {"static/mark.svg", file_18, sizeof file_18},
  {"static/scrip.css", file_19, sizeof file_19},
  {"static/scrip.js", file_20, sizeof file_20},
};

const struct ctables_file *ctables_files(void) { return files; }
size_t ctables_file_count(void) { return sizeof files / sizeof files[0]; }
