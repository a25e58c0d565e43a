#include "extract/recognize/lexicon.hpp"
