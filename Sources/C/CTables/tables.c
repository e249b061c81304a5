#include "ctables.h"
const int ctables_version = 1;
