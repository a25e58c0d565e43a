// Readings of single characters come from ICU (Han-Latin, surnames: Han-Latin/Names), asked once a character.
#include "graph/store/romanize.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace guanxi::graph {

namespace {

/// Words of names in which a character is not read as it is alone. A space parts syllables.
struct WordReading {
  std::string_view word;
  std::string_view reading;
};
constexpr std::array k_word_readings{
    WordReading{"重庆", "chong qing"},   WordReading{"重组", "chong zu"},      WordReading{"重建", "chong jian"},
    WordReading{"成都", "cheng du"},     WordReading{"首都", "shou du"},       WordReading{"都江堰", "du jiang yan"},
    WordReading{"都市", "du shi"},       WordReading{"江都", "jiang du"},      WordReading{"丰都", "feng du"},
    WordReading{"都匀", "du yun"},       WordReading{"花都", "hua du"},        WordReading{"银行", "yin hang"},
    WordReading{"分行", "fen hang"},     WordReading{"支行", "zhi hang"},      WordReading{"总行", "zong hang"},
    WordReading{"农商行", "nong shang hang"}, WordReading{"商行", "shang hang"}, WordReading{"行业", "hang ye"},
    WordReading{"央行", "yang hang"},    WordReading{"长沙", "chang sha"},     WordReading{"长春", "chang chun"},
    WordReading{"长江", "chang jiang"},  WordReading{"长城", "chang cheng"},   WordReading{"长安", "chang an"},
    WordReading{"长治", "chang zhi"},    WordReading{"长三角", "chang san jiao"}, WordReading{"长征", "chang zheng"},
    WordReading{"长乐", "chang le"},     WordReading{"长寿", "chang shou"},    WordReading{"长宁", "chang ning"},
    WordReading{"长兴", "chang xing"},   WordReading{"长虹", "chang hong"},    WordReading{"长远", "chang yuan"},
    WordReading{"延长", "yan chang"},    WordReading{"长葛", "chang ge"},      WordReading{"长丰", "chang feng"},
    WordReading{"长清", "chang qing"},   WordReading{"长白", "chang bai"},     WordReading{"长效", "chang xiao"},
    WordReading{"长期", "chang qi"},     WordReading{"长汀", "chang ting"},    WordReading{"长海", "chang hai"},
    WordReading{"厦门", "xia men"},      WordReading{"会计", "kuai ji"},       WordReading{"音乐", "yin yue"},
    WordReading{"乐清", "yue qing"},     WordReading{"六安", "lu an"},         WordReading{"六合区", "lu he qu"},
    WordReading{"蚌埠", "beng bu"},      WordReading{"丽水", "li shui"},       WordReading{"台州", "tai zhou"},
    WordReading{"朝阳", "chao yang"},    WordReading{"西藏", "xi zang"},       WordReading{"大埔", "da bu"},
    WordReading{"番禺", "pan yu"},       WordReading{"东莞", "dong guan"},     WordReading{"浚县", "xun xian"},
    WordReading{"亳州", "bo zhou"},      WordReading{"乐亭", "lao ting"},      WordReading{"铅山", "yan shan"},
    WordReading{"洪洞", "hong tong"},    WordReading{"尉犁", "yu li"},         WordReading{"单县", "shan xian"},
    WordReading{"莘县", "shen xian"},    WordReading{"莘庄", "xin zhuang"},    WordReading{"东阿", "dong e"},
    WordReading{"井陉", "jing xing"},    WordReading{"大厦", "da sha"},        WordReading{"供给", "gong ji"},
    WordReading{"给予", "ji yu"},        WordReading{"会稽", "kuai ji"},       WordReading{"牟平", "mu ping"},
    WordReading{"中牟", "zhong mu"},     WordReading{"阿胶", "e jiao"},        WordReading{"调查", "diao cha"},
    WordReading{"调研", "diao yan"},     WordReading{"降解", "jiang jie"},     WordReading{"参与", "can yu"},
};

/// Surnames of two characters in which one is not read as it is alone.
constexpr std::array k_surname_readings{
    WordReading{"万俟", "mo qi"},  WordReading{"尉迟", "yu chi"},   WordReading{"长孙", "zhang sun"},
    WordReading{"澹台", "tan tai"}, WordReading{"单于", "chan yu"}, WordReading{"宿勤", "su qin"},
};

/// Readings of single characters by one ICU transliterator, kept.
class CharacterReadings {
 public:
  /// `id`: a transliterator whose result is decomposed and in lower case.
  explicit CharacterReadings(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    m_transliterator.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0) m_transliterator.reset();  // ICU without its data: characters have no reading
  }

  /// Lower-case ASCII letters and digits; empty where `c` has no reading. Valid for ever.
  const std::string& of(char32_t c) {
    const std::scoped_lock lock(m_mutex);
    const auto [entry, is_new] = m_known.try_emplace(c);
    if (is_new && m_transliterator) entry->second = ask(c);
    return entry->second;  // an unordered_map never moves what it holds
  }

 private:
  [[nodiscard]] std::string ask(char32_t c) const {
    constexpr char16_t k_diaeresis = 0x0308;
    icu::UnicodeString text(static_cast<UChar32>(c));
    m_transliterator->transliterate(text);
    std::string reading;
    for (std::int32_t i = 0; i < text.length(); ++i) {
      const char16_t letter = text.charAt(i);
      if (letter == k_diaeresis && is_han(c) && !reading.empty() && reading.back() == 'u') reading.back() = 'v';
      const bool kept = (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
      if (kept) reading.push_back(static_cast<char>(letter));
    }
    return reading;
  }

  std::mutex m_mutex;
  std::unique_ptr<icu::Transliterator> m_transliterator;
  std::unordered_map<char32_t, std::string> m_known;
};

/// The longest of `words` that `rest` starts with, or null.
template <typename Words>
const WordReading* word_at(const Words& words, std::string_view rest) {
  const WordReading* best = nullptr;
  for (const WordReading& known : words) {
    if (rest.starts_with(known.word) && (best == nullptr || known.word.size() > best->word.size())) best = &known;
  }
  return best;
}

void append_word(const WordReading& word, Romanized& out) {
  bool starts_syllable = true;
  for (const char letter : word.reading) {
    if (letter != ' ') out.pinyin.push_back(letter);
    if (letter != ' ' && starts_syllable) out.initials.push_back(letter);
    starts_syllable = letter == ' ';
  }
}

}  // namespace

Romanized romanize(std::string_view name, EntityType type) {
  static CharacterReadings ordinary("Han-Latin; NFKD; Lower");
  static CharacterReadings surnames("Han-Latin/Names; NFKD; Lower");
  const bool of_a_person = type == EntityType::official || type == EntityType::person;

  Romanized out;
  std::size_t at = 0;
  while (at < name.size()) {
    const std::string_view rest = name.substr(at);
    const bool is_surname = of_a_person && at == 0;
    const WordReading* word = nullptr;
    if (is_surname) word = word_at(k_surname_readings, rest);
    if (!of_a_person) word = word_at(k_word_readings, rest);
    if (word != nullptr) {
      append_word(*word, out);
      at += word->word.size();
      continue;
    }
    const char32_t c = next_code_point(name, at);
    const std::string& reading = is_surname ? surnames.of(c) : ordinary.of(c);
    out.pinyin += reading;
    out.initials += is_han(c) ? reading.substr(0, 1) : reading;
  }
  return out;
}

}  // namespace guanxi::graph
