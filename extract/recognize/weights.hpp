// Every weight of the rules, in one place. Unit: natural log-odds that a proposed span is a name, added up over what
// speaks for and against it. Names weigh against the ordinary reading of the same units (SentenceIndex::ordinary).
#pragma once

namespace guanxi::extract::weights {

// Places
inline constexpr float k_division = 7.0F;         // a full form of the tables is a place wherever it stands whole
inline constexpr float k_township = 5.0F;         // towns are 40,000; some forms are ordinary words
inline constexpr float k_short_form = -3.0F;      // a short form needs something to speak for it
inline constexpr float k_short_safety = 0.03F;    // ... per point of its safety (0-255)
inline constexpr float k_short_township = -4.0F;  // ... short forms of towns are everything and nothing
inline constexpr float k_short_prefecture = 2.5F; // ... those of prefectures are news
inline constexpr float k_short_known = 4.0F;      // ... its full form stands in the article
inline constexpr float k_short_kin = 1.5F;        // ... a division above or below it stands in the article
inline constexpr float k_country = 5.0F;          // country names mean countries
inline constexpr float k_region = 4.0F;           // regions, capitals and world cities of the tables
inline constexpr float k_region_safety = 0.05F;   // ... per point of a region's or zone's safety: 西部, 沿海 are hardly names
inline constexpr float k_natural = 3.0F;          // natural features of the tables
inline constexpr float k_zone = 7.0F;             // named development zones of the tables
inline constexpr float k_area = 1.0F;             // 东北地区 before 东北
inline constexpr float k_locative = 1.0F;         // 在, 赴, 落户 before it
inline constexpr float k_place_before = 1.5F;     // a place ends where it begins: a chain
inline constexpr float k_place_list = 0.5F;       // 等地, 、 behind it
inline constexpr float k_coined_unit = -8.5F;     // log-probability of one unit of an unlisted name
inline constexpr float k_coined_division = -15.0F;  // ... that ends in 镇, 村, 市
inline constexpr float k_coined_street = -15.0F;    // ... in 路, 街
inline constexpr float k_coined_natural = -18.0F;   // ... in 山, 河: also ends of people's and other names
inline constexpr float k_coined_site = -16.0F;      // ... in 水库, 大桥
inline constexpr float k_coined_most = 5.0F;      // no coined name is surer than a listed one
inline constexpr float k_fresh = 1.0F;            // a stop word, a mark or the sentence's begin before it
inline constexpr float k_zone_name = 1.0F;        // words + zone head
inline constexpr float k_zone_place = 4.0F;       // ... that begin with a place
inline constexpr float k_zone_unlike = -9.0F;     // ... that are no ordinary words
inline constexpr float k_zone_most = 9.0F;
inline constexpr float k_cut = 4.0F;              // a border that costs more cuts a word
inline constexpr float k_site = 4.0F;             // place + 机场, 大桥, 水库

// Agencies
inline constexpr float k_organ = 6.0F;            // bodies of the tables
inline constexpr float k_university = 7.0F;       // universities of the tables
inline constexpr float k_organ_safety = 0.03F;    // ... per point of safety above 200
inline constexpr float k_place_organ = 3.0F;      // place + local body, beside what the place scores
inline constexpr float k_organ_unit = 0.8F;       // ... per unit of the body: the longest name
inline constexpr float k_level_organ = 3.5F;      // level + body: 区住建局
inline constexpr float k_bare_level = 1.0F;       // 区委, 市政府: certain only with a bearer
inline constexpr float k_bare_organ = -1.5F;      // 组织部, 财政局 alone
inline constexpr float k_generated = -1.0F;       // words + head
inline constexpr float k_generated_unit = 0.25F;  // ... per unit before the head
inline constexpr float k_short_head = -2.5F;      // ... a head of one unit, or one unit before it
inline constexpr float k_doubtful_head = -1.5F;   // ... a head that also ends other names
inline constexpr float k_joined = -0.5F;          // ... 和 inside
inline constexpr float k_organ_predicate = -4.0F; // ... a word that names hardly hold
inline constexpr float k_bare_kind = -1.5F;       // ... a kind of body rather than one of them: 科技部门
inline constexpr float k_level_bonus = 2.0F;      // ... that begin with a level
inline constexpr float k_place_generated = 3.0F;  // place + words + head, beside what the place scores
inline constexpr float k_sure_body = 3.0F;        // a body that may be the begin of a longer one
inline constexpr float k_body_generated = 3.0F;   // body + words + head: 清远市人民政府...专班

// Enterprises
inline constexpr float k_enterprise = 4.0F;       // firms of the tables
inline constexpr float k_enterprise_word = -3.0F; // ... that are common words too: 苹果, 巨大
inline constexpr float k_bank = 5.0F;             // banks of the tables
inline constexpr float k_product = -4.0F;          // products of the tables
inline constexpr float k_media = 2.0F;            // outlets: most stand in source lines and credits
inline constexpr float k_enterprise_safety = 0.03F;  // ... per point of safety above 200
inline constexpr float k_head_legal = 5.0F;       // 有限公司
inline constexpr float k_head_firm = 1.0F;        // 公司, 集团, 银行
inline constexpr float k_head_branch = 2.0F;      // 支行
inline constexpr float k_head_weak = -2.0F;       // 科技, 厂, 店
inline constexpr float k_firm_place = 2.5F;       // ... behind a place
inline constexpr float k_firm_bare_place = -2.0F; // ... with nothing between: 北京公司
inline constexpr float k_firm_firm = 1.5F;        // a known firm + head
inline constexpr float k_firm_industry = 0.3F;    // a word of industry before the head
inline constexpr float k_firm_ordinary = -1.2F;   // any other common word (half before the fancy name)
inline constexpr float k_firm_predicate = -4.0F;  // 参与, 几乎
inline constexpr float k_firm_fancy = 1.2F;       // a unit that is no word
inline constexpr float k_firm_listed = 1.5F;      // a listed name inside
inline constexpr float k_firm_unnamed = -3.5F;    // nothing that makes it one firm: 技术公司
inline constexpr float k_firm_most = 12.0F;

// Posts: they block nothing that has more to say
inline constexpr float k_post = 1.0F;
inline constexpr float k_post_unit = 0.2F;
inline constexpr std::uint32_t k_post_whole = 3;   // titles this long are hardly ever part of other words,
inline constexpr float k_post_least = 0.3F;        // whatever the ordinary reading says: 来安县|副县长
inline constexpr float k_post_prefix = 0.4F;
inline constexpr float k_post_fused = -4.0F;      // 区委书记 as one title

// People
inline constexpr float k_name_prior = -6.0F;      // log-probability of a name where a word may stand
inline constexpr float k_surname = -4.5F;         // a surname among surnames
inline constexpr float k_surname_safety = 0.02F;  // ... per point of safety above 200
inline constexpr float k_unlisted_surname = -11.0F;  // any other character behind a title
inline constexpr float k_compound_surname = -7.0F;
inline constexpr float k_japanese_surname = -7.0F;  // 佐藤, less where it is a word as well
inline constexpr float k_typicality = 0.0433F;    // ln 2 / 16: the tables hold 120 + 16 log2(share in names / in text)
inline constexpr float k_given_alone = -11.0F;    // log-share in text of a character that is no word of its own
inline constexpr float k_given_in_words = 0.5F;   // ... is more than its share as a word of its own
inline constexpr float k_given_most = -4.5F;      // no character fills more than a hundredth of names
inline constexpr float k_given_rare = -13.0F;     // a character that names do not list
inline constexpr float k_given_one = -1.0F;       // names of two characters are rarer and look like words
inline constexpr float k_given_cue = -2.5F;       // a last character that is a word of grammar: 为, 曾
inline constexpr float k_post_before = 7.0F;      // a title before it
inline constexpr float k_post_behind = 1.5F;
inline constexpr float k_name_list = 4.0F;        // 、 and another name before it
inline constexpr float k_sure_neighbour = 4.0F;   // of a name that ends where this one begins ...
inline constexpr float k_name_row = 1.5F;         // ... in a row of names set apart by spaces
inline constexpr float k_name_fresh = 1.0F;
inline constexpr float k_speech_behind = 2.5F;
inline constexpr float k_action_behind = 1.5F;
inline constexpr float k_name_end = 0.5F;         // a mark behind it
inline constexpr float k_name_part = -9.0F;       // log-probability of a listed part of a name (扎西) ...
inline constexpr float k_name_part_safety = 0.03F; // ... per point of its safety
inline constexpr float k_name_part_alone = -2.0F;  // ... where it is the whole name
inline constexpr float k_name_most = 9.0F;
inline constexpr float k_addressed = 3.0F;        // 罗先生
inline constexpr float k_foreign = -6.0F;         // transliterated names: prior ...
inline constexpr float k_foreign_unit = 0.8F;     // ... and per unit: few characters write them all
inline constexpr float k_foreign_dotted_least = -11.0F;  // behind a dot any such character will do
inline constexpr float k_foreign_cut = -4.0F;     // ... that leave such a character out at their ends
inline constexpr float k_dot_beside = -9.0F;      // a name that stops at a dot
inline constexpr float k_dotted = 9.0F;
inline constexpr float k_name_over = 0.2F;        // share of what exceeds k_name_most
inline constexpr float k_sure_name = 2.0F;        // of a name that makes its neighbours in a list likely
inline constexpr float k_foreign_place = 1.0F;    // ... where places stand
inline constexpr float k_latin_name = 4.0F;

// Policies
inline constexpr float k_document = -1.0F;        // anything inside 《》
inline constexpr float k_document_head = 8.0F;    // ... that ends as documents do
inline constexpr float k_document_weak = 0.0F;    // ... as reports, books and speeches do
inline constexpr float k_document_no = -8.0F;     // ... as papers, films and songs do
inline constexpr float k_programme = 5.0F;        // “X” + 改革
inline constexpr float k_programme_weak = 0.5F;   // “X” + 活动
inline constexpr float k_inside = 2.0F;           // per unit: a marked name is one, whatever names stand in it
inline constexpr float k_quoted = -1.5F;          // “X” alone
inline constexpr float k_quoted_kind = 3.0F;      // ... that ends as programmes do
inline constexpr float k_quoted_never = -9.0F;    // ... too short or too long
inline constexpr float k_unmarked = -3.0F;        // words + 制度 without marks
inline constexpr float k_unmarked_unit = 0.15F;   // ... per unit
inline constexpr float k_unmarked_verb = 2.0F;    // ... behind 推行, 实施
inline constexpr float k_unmarked_predicate = -1.5F;
inline constexpr float k_programme_listed = 4.0F;
inline constexpr float k_programme_safety = 0.03F;

// Repetitions
inline constexpr float k_repeated_share = 0.4F;   // of the sum of a form's scores in the first reading
inline constexpr float k_repeated_most = 5.0F;

// Ordinary words
inline constexpr float k_word_name = -12.0F;      // a listed name as likely as a word of this log-probability
inline constexpr float k_border = 1.0F;           // share of a border's cost that a span pays

}  // namespace guanxi::extract::weights
