// What is one name and what several, in spans as a model may draw them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/article_words.hpp"
#include "extract/recognize/recognizer.hpp"
#include "extract/recognize/sentence.hpp"
#include "extract/recognize/tagger/body_borders.hpp"
#include "extract/recognize/tagger/kind_by_name.hpp"
#include "extract/recognize/tagger/model.hpp"
#include "extract/recognize/tagger/name_context.hpp"
#include "extract/recognize/tagger/name_edges.hpp"
#include "extract/recognize/tagger/named_again.hpp"
#include "extract/recognize/tagger/place_parts.hpp"
#include "extract/recognize/tagger/space_apart.hpp"
#include "extract/recognize/tagger/span_names.hpp"
#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::extract::tagger {
namespace {

using Forms = std::vector<std::u16string>;

/// The names in the span between the two '|' of `marked`; a '^' before or behind it bounds the free units.
Forms names(std::u16string marked, MentionKind kind) {
  const auto take = [&](char16_t mark, std::size_t otherwise) {
    const std::size_t at = marked.find(mark);
    if (at == marked.npos) return static_cast<std::uint32_t>(otherwise);
    marked.erase(at, 1);
    return static_cast<std::uint32_t>(at);
  };
  const std::uint32_t begin = take(u'|', 0);
  const std::uint32_t end = take(u'|', marked.size());
  const std::uint32_t limit = take(u'^', marked.size());
  std::vector<UnitRange> found;
  names_in_span(marked, {begin, end}, {0, limit}, kind, found);
  Forms forms;
  for (const UnitRange name : found) forms.push_back(marked.substr(name.begin, name.end - name.begin));
  return forms;
}

TEST(SpanNames, AdverbsBehindANameAreNoneOfIt) {
  EXPECT_EQ(names(u"|方一曾|表示", MentionKind::name), (Forms{u"方一"}));
  EXPECT_EQ(names(u"|方一曾|、", MentionKind::name), (Forms{u"方一曾"}));
}

TEST(SpanNames, APolicyWithAllOfItsQuotationAndItsVersion) {
  EXPECT_EQ(names(u"推行“|一窗办结|、立等可取”，", MentionKind::policy), (Forms{u"一窗办结、立等可取"}));
  EXPECT_EQ(names(u"推行“一窗办结、|立等可取|”，", MentionKind::policy), (Forms{u"一窗办结、立等可取"}));
  EXPECT_EQ(names(u"推行“|一窗办结|、立等可取，", MentionKind::policy), (Forms{u"一窗办结"}));
  EXPECT_EQ(names(u"实施“|飞鸟计划|”3.0版，", MentionKind::policy), (Forms{u"“飞鸟计划”3.0版"}));
  EXPECT_EQ(names(u"实施|“飞鸟”计划|升级版，", MentionKind::policy), (Forms{u"“飞鸟”计划升级版"}));
  EXPECT_EQ(names(u"投放“|飞鸟贷|”3.1亿，", MentionKind::policy), (Forms{u"飞鸟贷"}));
}

TEST(SpanNames, AnAddressIsNoPartOfAWholeName) {
  EXPECT_EQ(names(u"|方砚文老师|说", MentionKind::name), (Forms{u"方砚文"}));
  EXPECT_EQ(names(u"|方先生|说", MentionKind::name), (Forms{u"方先生"}));
  EXPECT_EQ(names(u"|欧阳先生|说", MentionKind::name), (Forms{u"欧阳先生"}));
  EXPECT_EQ(names(u"|小方老师|说", MentionKind::name), (Forms{u"小方老师"}));
}

/// The name at the begin of `text`, of which a model drew the first `drawn` units.
std::u16string whole(const std::u16string& text, std::uint32_t drawn) {
  ArticleWords words;
  const std::vector<UnitRange> sentences{{0, static_cast<std::uint32_t>(text.size())}};
  words.read(text, sentences, Lexicon::built_in());
  const std::uint32_t limit = sentences[0].end;
  return text.substr(0, end_of_name(words.sentence(0), {0, drawn}, limit));
}

TEST(SpanNames, GivenNamesThatWereCut) {
  EXPECT_EQ(whole(u"陈志明，记者", 2), u"陈志明");
  EXPECT_EQ(whole(u"陈志明表示", 2), u"陈志明");
  EXPECT_EQ(whole(u"陈志说，", 2), u"陈志");
  EXPECT_EQ(whole(u"陈志明天", 2), u"陈志");
}

TEST(SpanNames, ForeignNamesThatWereCut) {
  EXPECT_EQ(whole(u"桥本久义说", 3), u"桥本久义");
  EXPECT_EQ(whole(u"桥本久表示", 3), u"桥本久");
  EXPECT_EQ(whole(u"施特凡·克莱因说", 6), u"施特凡·克莱因");
  EXPECT_EQ(whole(u"施特凡·克莱和他", 6), u"施特凡·克莱");
  EXPECT_EQ(whole(u"方砚文因病", 3), u"方砚文");
}

TEST(SpanNames, AListIsSeveral) {
  EXPECT_EQ(names(u"|云岭、澄江|", MentionKind::place), (Forms{u"云岭", u"澄江"}));
  EXPECT_EQ(names(u"|法制、民政委员会|", MentionKind::agency), (Forms{u"法制、民政委员会"}));
}

TEST(SpanNames, MarksHaveTheirPartners) {
  EXPECT_EQ(names(u"印发|“澄心工程|”后", MentionKind::policy), (Forms{u"澄心工程"}));
  EXPECT_EQ(names(u"“|澄心”工程|", MentionKind::policy), (Forms{u"“澄心”工程"}));
  EXPECT_EQ(names(u"创优环境|“一号|”改革", MentionKind::policy), (Forms{u"一号"}));
  EXPECT_EQ(names(u"|澜禾新材(衢州|", MentionKind::enterprise), (Forms{u"澜禾新材", u"衢州"}));
  EXPECT_EQ(names(u"|澜禾新材(衢州|)公司", MentionKind::enterprise), (Forms{u"澜禾新材(衢州)"}));
  EXPECT_EQ(names(u"|“澄心|^”工程", MentionKind::policy), (Forms{u"澄心"}));  // the mark is another name's
  EXPECT_EQ(names(u"|“|", MentionKind::policy), Forms{});
}

TEST(SpanNames, QuotationMarksAroundAWholeNameAreNoneOfIt) {
  EXPECT_EQ(names(u"|“放管服”|", MentionKind::policy), (Forms{u"放管服"}));
  EXPECT_EQ(names(u"|“放管服”改革|", MentionKind::policy), (Forms{u"“放管服”改革"}));
  EXPECT_EQ(names(u"|“银税互动”“投贷联动”|", MentionKind::policy), (Forms{u"银税互动", u"投贷联动"}));
  EXPECT_EQ(names(u"|“多测合一”改革、审批“清单制+告知承诺制”|", MentionKind::policy),
            (Forms{u"“多测合一”改革", u"审批“清单制+告知承诺制”"}));
}

TEST(SpanNames, MeasuresComeOneByOne) {
  EXPECT_EQ(names(u"|“多测合一”和分段施工许可制度|", MentionKind::policy), (Forms{u"多测合一", u"分段施工许可制度"}));
  EXPECT_EQ(names(u"|首接负责制、兜底办机制|", MentionKind::policy), (Forms{u"首接负责制", u"兜底办机制"}));
  EXPECT_EQ(names(u"推行|演出容缺办理、消防告知承诺|。", MentionKind::policy),
            (Forms{u"演出容缺办理", u"消防告知承诺"}));
  EXPECT_EQ(names(u"推进|简政放权、放管结合、优化服务改革|。", MentionKind::policy),
            (Forms{u"简政放权、放管结合、优化服务改革"}));
  EXPECT_EQ(names(u"审议了关于修改|澄江湖泊法的决定草案|。", MentionKind::policy),
            (Forms{u"关于修改澄江湖泊法的决定草案"}));
  EXPECT_EQ(names(u"听取了|关于修改澄江湖泊法|、", MentionKind::policy), (Forms{u"澄江湖泊法"}));
  EXPECT_EQ(names(u"落实|澄江八项规定精神|。", MentionKind::policy), (Forms{u"澄江八项规定"}));
  EXPECT_EQ(names(u"推行|双随机、一公开|。", MentionKind::policy), (Forms{u"双随机、一公开"}));
  EXPECT_EQ(names(u"《|急事急办、难事快办守则|》", MentionKind::policy), (Forms{u"急事急办、难事快办守则"}));
  EXPECT_EQ(names(u"可办|不动产登记、水电气报装|。", MentionKind::policy), Forms{});
  EXPECT_EQ(names(u"|澄江湖泊法和澄江湿地条例|", MentionKind::policy), (Forms{u"澄江湖泊法", u"澄江湿地条例"}));
  EXPECT_EQ(names(u"|关于修改湖泊法和湿地法的决定|", MentionKind::policy), (Forms{u"关于修改湖泊法和湿地法的决定"}));
  EXPECT_EQ(names(u"|关于加强改革和创新的意见|", MentionKind::policy), (Forms{u"关于加强改革和创新的意见"}));
  EXPECT_EQ(names(u"|“改革、计划”行动|", MentionKind::policy), (Forms{u"“改革、计划”行动"}));
  EXPECT_EQ(names(u"|湖泊法修正案(二)草案、湿地法草案|", MentionKind::policy),
            (Forms{u"湖泊法修正案(二)草案", u"湿地法草案"}));
  EXPECT_EQ(names(u"|湖泊补贴以及渔船以旧换新|", MentionKind::policy), (Forms{u"湖泊补贴", u"渔船以旧换新"}));
  EXPECT_EQ(names(u"|以及制度|", MentionKind::policy), (Forms{u"以及制度"}));
  EXPECT_EQ(names(u"|“一湖一策”审批、“打捆环评”改革|", MentionKind::policy),
            (Forms{u"“一湖一策”审批", u"“打捆环评”改革"}));
  EXPECT_EQ(names(u"|关于“一湖一策”审批、“打捆环评”改革的意见|", MentionKind::policy),
            (Forms{u"关于“一湖一策”审批、“打捆环评”改革的意见"}));
  EXPECT_EQ(names(u"|渔民、渔船“双减半”制度|", MentionKind::policy), (Forms{u"渔民、渔船“双减半”制度"}));
}

TEST(SpanNames, WhatBringsAProgrammeInIsNoneOfIt) {
  EXPECT_EQ(names(u"|随着湖泊“十五五”规划|", MentionKind::policy), (Forms{u"湖泊“十五五”规划"}));
  EXPECT_EQ(names(u"|推广一站式助渔模式|", MentionKind::policy), (Forms{u"一站式助渔模式"}));
  EXPECT_EQ(names(u"|第二批主题教育|", MentionKind::policy), (Forms{u"主题教育"}));
  EXPECT_EQ(names(u"|第二批湖泊试点|", MentionKind::policy), (Forms{u"第二批湖泊试点"}));
  EXPECT_EQ(names(u"|深化湖泊管理改革|", MentionKind::policy), (Forms{u"深化湖泊管理改革"}));
}

TEST(SpanNames, DraftsSubsidiesAndServicesComeOneByOne) {
  EXPECT_EQ(names(u"|公司法修正案草案、突发事件应对法草案|", MentionKind::policy),
            (Forms{u"公司法修正案草案", u"突发事件应对法草案"}));
  EXPECT_EQ(names(u"|“金小二”代办服务和重大项目亮灯督办制度|", MentionKind::policy),
            (Forms{u"“金小二”代办服务", u"重大项目亮灯督办制度"}));
  EXPECT_EQ(names(u"|一窗受理、集成服务|", MentionKind::policy), (Forms{u"一窗受理、集成服务"}));
}

/// A text as one sentence.
class OneSentence {
 public:
  explicit OneSentence(const std::u16string& text) {
    m_view.text = text;
    m_view.range = {0, static_cast<std::uint32_t>(text.size())};
    m_index.build(text, m_view.range, Lexicon::built_in());
    m_view.words = &m_index;
  }
  OneSentence(const OneSentence&) = delete;
  OneSentence& operator=(const OneSentence&) = delete;
  [[nodiscard]] const SentenceView& view() const { return m_view; }

 private:
  SentenceIndex m_index;
  SentenceView m_view;
};

/// The parts of a whole text as one place.
Forms parts(const std::u16string& place) {
  const OneSentence sentence(place);
  std::vector<UnitRange> found;
  places_in_span(sentence.view(), sentence.view().range, found);
  Forms forms;
  for (const UnitRange part : found) forms.push_back(place.substr(part.begin, part.end - part.begin));
  return forms;
}

TEST(PlaceParts, AChainOfPlacesIsSeveral) {
  EXPECT_EQ(parts(u"四川省成都市"), (Forms{u"四川省", u"成都市"}));
  EXPECT_EQ(parts(u"重庆两江新区"), (Forms{u"重庆", u"两江新区"}));
  EXPECT_EQ(parts(u"上海临港新片区"), (Forms{u"上海", u"临港新片区"}));
  EXPECT_EQ(parts(u"广东省清远市清城区"), (Forms{u"广东省", u"清远市", u"清城区"}));
  EXPECT_EQ(parts(u"大马士革岚苏萨地区"), (Forms{u"大马士革", u"岚苏萨地区"}));
  EXPECT_EQ(parts(u"青海岚澄水电站"), (Forms{u"青海", u"岚澄水电站"}));
}

TEST(PlaceParts, ADivisionsShortNameStandsBeforeItsOwn) {
  EXPECT_EQ(parts(u"信阳明港"), (Forms{u"信阳", u"明港"}));
  EXPECT_EQ(parts(u"东莞岚澄岛"), (Forms{u"东莞", u"岚澄岛"}));
  EXPECT_EQ(parts(u"东莞岚澄村"), (Forms{u"东莞", u"岚澄村"}));
  EXPECT_EQ(parts(u"信阳乐从"), Forms{u"信阳乐从"});  // a town of 佛山
  EXPECT_EQ(parts(u"苏州工业园区"), Forms{u"苏州工业园区"});
}

TEST(PlaceParts, ABareWordForAKindIsNoPlace) {
  EXPECT_EQ(parts(u"苏州工业园区"), (Forms{u"苏州工业园区"}));
  EXPECT_EQ(parts(u"山西经济开发区"), (Forms{u"山西经济开发区"}));
  EXPECT_EQ(parts(u"广西壮族自治区"), (Forms{u"广西壮族自治区"}));
  EXPECT_EQ(parts(u"几内亚比绍"), (Forms{u"几内亚比绍"}));
  EXPECT_EQ(parts(u"柏林总统府"), (Forms{u"柏林总统府"}));
  EXPECT_EQ(parts(u"皮尔巴拉矿区"), (Forms{u"皮尔巴拉矿区"}));
  EXPECT_EQ(parts(u"岚皋"), (Forms{u"岚皋"}));
  EXPECT_EQ(parts(u""), Forms{});
}

/// What a body drawn over all of `printed`, but what stands before the '|', is parted into: n, a or p and the units.
Forms parted(std::string printed) {
  const std::size_t mark = printed.find('|');
  if (mark != printed.npos) printed.erase(mark, 1);
  NormalizedText text;
  normalize(printed, text);
  Mention body;
  body.begin = mark == printed.npos ? 0 : text.unit_at(static_cast<std::uint32_t>(mark));
  body.end = static_cast<std::uint32_t>(text.units.size());
  body.kind = MentionKind::agency;
  Mentions mentions{body};
  part_at_spaces(printed, text, mentions);
  Forms forms;
  for (const Mention& mention : mentions) {
    const std::u16string kind = mention.kind == MentionKind::agency ? u"a "
                                : mention.kind == MentionKind::name ? u"n "
                                                                    : u"p ";
    forms.push_back(kind + text.units.substr(mention.begin, mention.end - mention.begin));
  }
  return forms;
}

TEST(SpaceApart, WhatStandsApartInPrintIsSeveral) {
  EXPECT_EQ(parted("中共澄江镇委员会　澄江镇人民政府"), (Forms{u"a 中共澄江镇委员会", u"a 澄江镇人民政府"}));
  EXPECT_EQ(parted("陈鲤　县工业园区综合党委"), (Forms{u"n 陈鲤", u"a 县工业园区综合党委"}));
  EXPECT_EQ(parted("河北　陈鲤　河北省农林科学院"), (Forms{u"p 河北", u"n 陈鲤", u"a 河北省农林科学院"}));
  EXPECT_EQ(parted("陈|东宁　国家发展改革委"), (Forms{u"n 陈东宁", u"a 国家发展改革委"}));
}

TEST(SpaceApart, SpaceInsideANameStays) {
  EXPECT_EQ(parted("澄江镇　委员会"), (Forms{u"a 澄江镇委员会"}));
  EXPECT_EQ(parted("发展 改革 委员会"), (Forms{u"a 发展改革委员会"}));
}

/// Takes the two '|' out of `marked`; what stood between them.
UnitRange take_marked(std::u16string& marked) {
  UnitRange range;
  range.begin = static_cast<std::uint32_t>(marked.find(u'|'));
  marked.erase(range.begin, 1);
  range.end = static_cast<std::uint32_t>(marked.find(u'|'));
  marked.erase(range.end, 1);
  return range;
}

/// Is the place between the two '|' only a part of a name?
bool is_part(std::u16string marked) {
  const UnitRange place = take_marked(marked);
  return is_part_of_name(OneSentence(marked).view(), place);
}

/// The body in the span between the two '|'.
std::u16string body(std::u16string marked) {
  const UnitRange span = take_marked(marked);
  const std::uint32_t end = body_end(OneSentence(marked).view(), span, static_cast<std::uint32_t>(marked.size()));
  return marked.substr(span.begin, end - span.begin);
}

TEST(BodyBorders, ADepartmentBeforeItsHeadIsNotTheBody) {
  EXPECT_EQ(body(u"|岚皋市科学技术局高新科|科长丛小棠"), u"岚皋市科学技术局");
  EXPECT_EQ(body(u"|岚皋市科学技术局高新科|副科长丛小棠"), u"岚皋市科学技术局");
  EXPECT_EQ(body(u"|岚皋市科学技术局高新科|负责审核"), u"岚皋市科学技术局高新科");
  EXPECT_EQ(body(u"|保安科|科长丛小棠"), u"保安科");
  EXPECT_EQ(body(u"|岚皋镇党委理论学习中心|组"), u"岚皋镇党委");
}

TEST(BodyBorders, ABodyGoesOnToTheEndOfItsWord) {
  EXPECT_EQ(body(u"|澄江县委政法委|员会副书记"), u"澄江县委政法委员会");
  EXPECT_EQ(body(u"|市口岸办|公室主任"), u"市口岸办公室");
  EXPECT_EQ(body(u"|澄江市政府|采购中心完成"), u"澄江市政府采购中心");
  EXPECT_EQ(body(u"|民盟澄江市委|会来访"), u"民盟澄江市委会");
  EXPECT_EQ(body(u"|澄江市委|会同市政府"), u"澄江市委");
}

TEST(BodyBorders, WhatAnotherWordBeginsWithIsNone) {
  EXPECT_EQ(body(u"当地|商务部|门加强检查"), u"");
  EXPECT_EQ(body(u"|商务部|门口"), u"商务部");
  EXPECT_EQ(body(u"|商务部|说"), u"商务部");
  EXPECT_EQ(body(u"|澄江街道分会|场"), u"");
  EXPECT_EQ(body(u"|澄江市政府|采购合同"), u"");
  EXPECT_EQ(body(u"|上海市中心|的商场"), u"");
  EXPECT_EQ(body(u"|卡内基欧洲中心|的学者"), u"卡内基欧洲中心");
}

TEST(BodyBorders, AGroupThatStudiesIsItsCommittees) {
  EXPECT_EQ(body(u"|澄江县委理论学习中心|组学习"), u"澄江县委");
  EXPECT_EQ(body(u"|澄江区委中心|组学习"), u"澄江区委");
  EXPECT_EQ(body(u"|澄江疾病监测中心|组织"), u"澄江疾病监测中心");
}

/// The country and the body of a text that is one span, a '|' between them.
std::u16string quoted(const std::u16string& text) {
  const OneSentence sentence(text);
  const QuotedBody body = quoted_body(sentence.view(), sentence.view().range);
  return text.substr(body.country.begin, body.country.end - body.country.begin) + u"|" +
         text.substr(body.name.begin, body.name.end - body.name.begin);
}

TEST(BodyBorders, ABodyInMarksStandsBehindItsCountry) {
  EXPECT_EQ(quoted(u"美国“岚澄国际救援”"), u"美国|岚澄国际救援");
  EXPECT_EQ(quoted(u"台湾“岚澄研究会”"), u"台湾|岚澄研究会");
  EXPECT_EQ(quoted(u"左翼“岚澄公约联盟”"), u"|岚澄公约联盟");
  EXPECT_EQ(quoted(u"伊拉克民兵武装“岚澄组织”"), u"伊拉克|岚澄组织");
  EXPECT_EQ(quoted(u"岚皋市“岚澄办”"), u"|");
  EXPECT_EQ(quoted(u"“岚澄救援”"), u"|");
  EXPECT_EQ(quoted(u"岚澄救援队"), u"|");
}

TEST(NameContext, APartOfAQuotationIsNoFirm) {
  const auto part = [](std::u16string marked) {
    const UnitRange firm = take_marked(marked);
    return is_part_of_quotation(OneSentence(marked).view(), firm);
  };
  EXPECT_TRUE(part(u"“|联想|湖畔”的名字"));
  EXPECT_TRUE(part(u"有“小|海尔|”之称"));
  EXPECT_TRUE(part(u"航母“|福特|”号入港"));
  EXPECT_FALSE(part(u"“|奥迪|”之称"));
  EXPECT_FALSE(part(u"“放管服”|奥迪|”"));
  EXPECT_FALSE(part(u"|奥迪|"));
}

TEST(NameContext, AShipIsNoPerson) {
  const auto borne = [](std::u16string marked) {
    const UnitRange name = take_marked(marked);
    return is_borne_by_a_thing(OneSentence(marked).view(), name);
  };
  EXPECT_TRUE(borne(u"“|戚继光|”舰出访"));
  EXPECT_FALSE(borne(u"“|戚继光|”说"));
  EXPECT_FALSE(borne(u"医生|戚继光|轮流坐诊"));
}

TEST(NameContext, APartOfANameIsNoPlace) {
  EXPECT_TRUE(is_part(u"印出《|琼州海峡|游艇手册》。"));
  EXPECT_TRUE(is_part(u"成立“|珠峰|小组”。"));
  EXPECT_TRUE(is_part(u"渔船“|岚皋|”号出海。"));
  EXPECT_TRUE(is_part(u"在参加|江苏|代表团审议时说"));
  EXPECT_TRUE(is_part(u"|中国|区总裁表示"));
  EXPECT_TRUE(is_part(u"|岚皋|队攻入一球"));
  EXPECT_TRUE(is_part(u"|澄江|男子篮球队"));
  EXPECT_TRUE(is_part(u"迎战|澄江|女排"));
  EXPECT_TRUE(is_part(u"导弹驱逐舰|岚皋|舰"));
  EXPECT_TRUE(is_part(u"（|岚皋|日报）"));
  EXPECT_TRUE(is_part(u"（|岚皋|网记者）"));
}

TEST(NameContext, WordsAndEventsNameNoPlace) {
  EXPECT_TRUE(is_part(u"支持发展|中国|家应对减贫"));
  EXPECT_TRUE(is_part(u"恪守一个|中国|原则"));
  EXPECT_TRUE(is_part(u"建设美丽|中国|。"));
  EXPECT_TRUE(is_part(u"走|中国|特色的道路"));
  EXPECT_TRUE(is_part(u"|新中国|成立"));
  EXPECT_TRUE(is_part(u"第六届|岚皋|国际民族舞蹈节"));
  EXPECT_TRUE(is_part(u"备战|亚洲|杯预选赛"));
  EXPECT_TRUE(is_part(u"|俄罗斯|族选手"));
  EXPECT_TRUE(is_part(u"在|岚皋|大酒店签约"));
  EXPECT_FALSE(is_part(u"发展|中国|经济"));
  EXPECT_FALSE(is_part(u"在|中国|成立"));
  EXPECT_FALSE(is_part(u"第十三届|菲律宾|总统"));
}

TEST(NameContext, WhatStandsAloneIsOne) {
  EXPECT_FALSE(is_part(u"《报告》说|中国|与《公约》各国"));
  EXPECT_FALSE(is_part(u"他说：“|孝义河|的颜色变了。”"));
  EXPECT_FALSE(is_part(u"走进“|岚皋产业园|”。"));
  EXPECT_FALSE(is_part(u"|中国|代表说"));
  EXPECT_FALSE(is_part(u"|东城|区的学校"));
  EXPECT_FALSE(is_part(u"|中国|"));
  EXPECT_FALSE(is_part(u"|中国|队员说"));
  EXPECT_FALSE(is_part(u"|澄江|施工队"));
  EXPECT_FALSE(is_part(u"|非洲|球队"));
  EXPECT_FALSE(is_part(u"|中国|舰队"));
  EXPECT_FALSE(is_part(u"三家|杭州|网店"));
}

/// The places in the span between the two '|'.
Forms places(std::u16string marked) {
  const UnitRange span = take_marked(marked);
  std::vector<UnitRange> found;
  places_in_span(OneSentence(marked).view(), span, found);
  Forms forms;
  for (const UnitRange place : found) forms.push_back(marked.substr(place.begin, place.end - place.begin));
  return forms;
}

TEST(PlaceParts, WordsAtTheEndAreNoneOfIt) {
  EXPECT_EQ(places(u"|郑州市|民何女士"), Forms{u"郑州"});
  EXPECT_EQ(places(u"|张掖市|面向全国"), Forms{u"张掖市"});
  EXPECT_EQ(places(u"|郑州市|召开"), Forms{u"郑州市"});
  EXPECT_EQ(places(u"在|鸡西地区|收购"), Forms{u"鸡西"});
  EXPECT_EQ(places(u"在|喀什地区|收购"), Forms{u"喀什地区"});
  EXPECT_EQ(places(u"在|台湾地区|收购"), Forms{u"台湾地区"});
  EXPECT_EQ(places(u"|岚皋山上|万亩李花"), Forms{u"岚皋山"});
  EXPECT_EQ(places(u"|也门西部|的港口"), Forms{u"也门"});
  EXPECT_EQ(places(u"|加沙地带东南部|"), Forms{u"加沙地带"});
  EXPECT_EQ(places(u"|美国中西部|"), Forms{u"美国中西部"});
  EXPECT_EQ(places(u"|西部|大开发"), Forms{u"西部"});
}

/// The areas before a body's name, then the name.
Forms areas(const std::u16string& body) {
  const OneSentence sentence(body);
  std::vector<UnitRange> found;
  const UnitRange all = sentence.view().range;
  found.push_back({behind_places(sentence.view(), all, MentionKind::agency, found), all.end});
  Forms forms;
  for (const UnitRange part : found) forms.push_back(body.substr(part.begin, part.end - part.begin));
  return forms;
}

TEST(BehindPlaces, AreasAboveABodysOwn) {
  EXPECT_EQ(areas(u"浙江省衢州市委"), (Forms{u"浙江省", u"衢州市委"}));
  EXPECT_EQ(areas(u"巫溪县澄坝镇岚皋社区党支部"), (Forms{u"巫溪县", u"澄坝镇", u"岚皋社区党支部"}));
  EXPECT_EQ(areas(u"日本石川村公所"), (Forms{u"日本", u"石川村公所"}));
  EXPECT_EQ(areas(u"安徽合肥市法院"), (Forms{u"安徽", u"合肥市法院"}));
}

TEST(BehindPlaces, ABodyKeepsItsOwnArea) {
  EXPECT_EQ(areas(u"衢州市委"), (Forms{u"衢州市委"}));
  EXPECT_EQ(areas(u"海东市乡村振兴局"), (Forms{u"海东市乡村振兴局"}));
  EXPECT_EQ(areas(u"衢州市农业农村局"), (Forms{u"衢州市农业农村局"}));
  EXPECT_EQ(areas(u"天津市住房城乡建设局"), (Forms{u"天津市住房城乡建设局"}));
  EXPECT_EQ(areas(u"澄坝镇村务监督委员会"), (Forms{u"澄坝镇村务监督委员会"}));
}

/// What the whole of a text is.
MentionKind kind_of_all(const std::u16string& name, MentionKind drawn) {
  const OneSentence sentence(name);
  return kind_by_name(sentence.view(), sentence.view().range, drawn);
}

TEST(KindByName, TheLastWordTells) {
  EXPECT_EQ(kind_of_all(u"岚皋体育馆", MentionKind::agency), MentionKind::place);
  EXPECT_EQ(kind_of_all(u"岚皋火腿产业园", MentionKind::enterprise), MentionKind::place);
  EXPECT_EQ(kind_of_all(u"岚皋铁路局", MentionKind::enterprise), MentionKind::agency);
  EXPECT_EQ(kind_of_all(u"体育馆", MentionKind::agency), MentionKind::agency);
  EXPECT_EQ(kind_of_all(u"岚皋科技局", MentionKind::agency), MentionKind::agency);
}

TEST(KindByName, AFirmThatNoTableHasAsAPlace) {
  EXPECT_EQ(kind_of_all(u"纳斯达克", MentionKind::place), MentionKind::enterprise);
  EXPECT_EQ(kind_of_all(u"青岛", MentionKind::place), MentionKind::place);
  EXPECT_EQ(kind_of_all(u"轻纺城", MentionKind::place), MentionKind::place);
}

TEST(SpanNames, OwnersAndOwned) {
  EXPECT_EQ(names(u"|江海电子公司|", MentionKind::enterprise), (Forms{u"江海电子公司"}));
  EXPECT_EQ(names(u"|江海银行子公司江海租赁|", MentionKind::enterprise), (Forms{u"江海银行", u"江海租赁"}));
  EXPECT_EQ(names(u"|海口海关所属马村港海关|", MentionKind::agency), (Forms{u"海口海关", u"马村港海关"}));
}

TEST(SpanNames, TwoBodiesJoinedByAWord) {
  EXPECT_EQ(names(u"|澄江县市场监管局联合山东省纺织研究院|", MentionKind::agency),
            (Forms{u"澄江县市场监管局", u"山东省纺织研究院"}));
  EXPECT_EQ(names(u"|市委人才办公室协调敦化市第六小学|", MentionKind::agency),
            (Forms{u"市委人才办公室", u"敦化市第六小学"}));
  EXPECT_EQ(names(u"|澄心小学和扬州中学|", MentionKind::agency), (Forms{u"澄心小学", u"扬州中学"}));
  EXPECT_EQ(names(u"|澄江市工商业联合会|", MentionKind::agency), (Forms{u"澄江市工商业联合会"}));
  EXPECT_EQ(names(u"|社会科学和县域经济研究院|", MentionKind::agency), (Forms{u"社会科学和县域经济研究院"}));
  EXPECT_EQ(names(u"|工业和信息化部|", MentionKind::agency), (Forms{u"工业和信息化部"}));
}

TEST(SpanNames, BodiesOfAList) {
  EXPECT_EQ(names(u"|澄坝初中、岚皋小学|", MentionKind::agency), (Forms{u"澄坝初中", u"岚皋小学"}));
  EXPECT_EQ(names(u"|县公安局和县人民检察院|", MentionKind::agency), (Forms{u"县公安局", u"县人民检察院"}));
  EXPECT_EQ(names(u"|岚皋大学材料科学与工程学院|", MentionKind::agency), (Forms{u"岚皋大学材料科学与工程学院"}));
  EXPECT_EQ(names(u"|岚皋政协社会和法制委员会|", MentionKind::agency), (Forms{u"岚皋政协社会和法制委员会"}));
}

TEST(SpanNames, AVerbBehindABody) {
  EXPECT_EQ(names(u"|岚皋区人社局设立人才服务中心|", MentionKind::agency), (Forms{u"岚皋区人社局", u"人才服务中心"}));
  EXPECT_EQ(names(u"|岚皋质检院合建实验室|", MentionKind::agency), (Forms{u"岚皋质检院"}));
  EXPECT_EQ(names(u"|岚皋镇党政综合办|", MentionKind::agency), (Forms{u"岚皋镇党政综合办"}));
}

TEST(SpanNames, AFirmsPlaceInBrackets) {
  EXPECT_EQ(names(u"|樱田水产|(延吉)等项目", MentionKind::enterprise), (Forms{u"樱田水产(延吉)"}));
  EXPECT_EQ(names(u"|樱田水产|(简称樱田)等项目", MentionKind::enterprise), (Forms{u"樱田水产"}));
}

TEST(SpanNames, WhereAFirmIsIsNoneOfItsName) {
  EXPECT_EQ(names(u"|澜禾家居|(四川)", MentionKind::enterprise), (Forms{u"澜禾家居(四川)"}));
  EXPECT_EQ(names(u"|澜禾钨钼|(于都县)", MentionKind::enterprise), (Forms{u"澜禾钨钼"}));
  EXPECT_EQ(names(u"|澜禾公司|(四川)", MentionKind::enterprise), (Forms{u"澜禾公司"}));
  EXPECT_EQ(seat_end(u"澜禾(四川", 2), 2U);
  EXPECT_EQ(seat_end(u"", 0), 0U);
}

TEST(SpanNames, WhatJoinsNothingIsTheNamesLastUnit) {
  EXPECT_EQ(names(u"副县长|饶景|和,原告席上", MentionKind::name), (Forms{u"饶景和"}));
  EXPECT_EQ(names(u"|饶景|和孙某到场", MentionKind::name), (Forms{u"饶景"}));
}

TEST(SpanNames, TwoFirmsJoinedByAWord) {
  EXPECT_EQ(names(u"|螺满堂与味珍源|", MentionKind::enterprise), (Forms{u"螺满堂", u"味珍源"}));
  EXPECT_EQ(names(u"|澜禾携手青桐机械|", MentionKind::enterprise), (Forms{u"澜禾", u"青桐机械"}));
  EXPECT_EQ(names(u"|吉澜三联和吉澜长城|", MentionKind::enterprise), (Forms{u"吉澜三联", u"吉澜长城"}));
  EXPECT_EQ(names(u"|北京和利澜集团|", MentionKind::enterprise), (Forms{u"北京和利澜集团"}));
}

TEST(SpanNames, TheEndOfAWordIsNoDaughter) {
  EXPECT_EQ(names(u"|澜禾电子公司|", MentionKind::enterprise), (Forms{u"澜禾电子公司"}));
  EXPECT_EQ(names(u"|全州县种子公司|", MentionKind::enterprise), (Forms{u"全州县种子公司"}));
  EXPECT_EQ(names(u"|湖北澜化子公司新疆澜化|", MentionKind::enterprise), (Forms{u"湖北澜化", u"新疆澜化"}));
}

TEST(SpanNames, TheNameInTheOtherScriptIsAName) {
  EXPECT_EQ(names(u"|德国徕澜(Leilan)|", MentionKind::enterprise), (Forms{u"德国徕澜", u"Leilan"}));
  EXPECT_EQ(names(u"|Prala(普拉澜)|", MentionKind::enterprise), (Forms{u"Prala", u"普拉澜"}));
  EXPECT_EQ(names(u"|(Leilan SA)|", MentionKind::enterprise), (Forms{u"Leilan SA"}));
  EXPECT_EQ(names(u"|Leilan(中国)|", MentionKind::enterprise), (Forms{u"Leilan(中国)"}));
  EXPECT_EQ(names(u"|澜禾新材(衢州)|", MentionKind::enterprise), (Forms{u"澜禾新材(衢州)"}));
}

TEST(SpanNames, WhatAFirmIsStandsBeforeItsName) {
  EXPECT_EQ(names(u"|贸易商澜江糖业|称", MentionKind::enterprise), (Forms{u"澜江糖业"}));
  EXPECT_EQ(names(u"|智利矿企CMP公司|称", MentionKind::enterprise), (Forms{u"CMP公司"}));
  EXPECT_EQ(names(u"|澜江零售商|称", MentionKind::enterprise), (Forms{u"澜江零售商"}));
}

TEST(SpanNames, HowManyFirmsThereAreIsNoName) {
  EXPECT_EQ(names(u"|泽兰雅两大化妆品集团|称", MentionKind::enterprise), (Forms{u"泽兰雅"}));
  EXPECT_EQ(names(u"|九大快递公司|称", MentionKind::enterprise), Forms{});
  EXPECT_EQ(names(u"|五大连池旅游集团|称", MentionKind::enterprise), (Forms{u"五大连池旅游集团"}));
  EXPECT_EQ(names(u"|泽兰第七大道公司|称", MentionKind::enterprise), (Forms{u"泽兰第七大道公司"}));
}

TEST(SpanNames, AnAnalystsTradeIsNotTheFirms) {
  EXPECT_EQ(names(u"|莫兰塔农业|分析师称", MentionKind::enterprise), (Forms{u"莫兰塔"}));
  EXPECT_EQ(names(u"|莫兰塔机械|首席分析师称", MentionKind::enterprise), (Forms{u"莫兰塔"}));
  EXPECT_EQ(names(u"|莫兰塔农业|经理称", MentionKind::enterprise), (Forms{u"莫兰塔农业"}));
}

TEST(SpanNames, ATradeNamesNoFirm) {
  for (const char16_t* form : {u"|担保公司|", u"|丹麦担保公司|", u"|内资有限责任公司|", u"|公司|"})
    EXPECT_EQ(names(form, MentionKind::enterprise), Forms{});
  for (const char16_t* form : {u"俄罗斯铁路公司", u"泽兰担保公司", u"公交集团", u"中国石油天然气集团公司"})
    EXPECT_EQ(names(form, MentionKind::enterprise), Forms{form}) << std::u16string(form).size();
}

TEST(SpanNames, AnOutletIsNamedInItsMarks) {
  EXPECT_EQ(names(u"|丹麦《渔业》杂志|报道", MentionKind::enterprise), (Forms{u"丹麦《渔业》"}));
  EXPECT_EQ(names(u"|据澜江《卫报》|报道", MentionKind::enterprise), (Forms{u"《卫报》"}));
  EXPECT_EQ(names(u"|《澜江机械》杂志社|", MentionKind::enterprise), (Forms{u"《澜江机械》杂志社"}));
}

TEST(SpanNames, WhatIsNotNamedIsNone) {
  EXPECT_EQ(names(u"|澜禾与集团|", MentionKind::enterprise), (Forms{u"澜禾"}));
  EXPECT_EQ(names(u"|法国某技术公司|", MentionKind::enterprise), Forms{});
  EXPECT_EQ(names(u"|某甲|", MentionKind::name), (Forms{u"某甲"}));
}

/// The sentence of a text, indexed, and the span of `part` in it.
struct Indexed {
  Indexed(std::string_view printed, std::u16string_view part) {
    normalize(printed, text);
    split_sentences(text, sentences);
    words.read(text.units, sentences, Lexicon::built_in());
    name.begin = static_cast<std::uint32_t>(text.units.find(part));
    name.end = name.begin + static_cast<std::uint32_t>(part.size());
  }
  [[nodiscard]] std::u16string up_to(std::uint32_t end) const {
    return text.units.substr(name.begin, end - name.begin);
  }

  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
  UnitRange name{};
};

TEST(SpanNames, AForeignNameStandsBehindItsCountry) {
  const auto country = [](std::string_view printed, std::u16string_view part) {
    const Indexed in(printed, part);
    std::vector<UnitRange> places;
    return in.up_to(behind_places(in.words.sentence(0), in.name, MentionKind::enterprise, places));
  };
  EXPECT_EQ(country("他去荷兰瑞克斯旺工作。", u"荷兰瑞克斯旺"), u"荷兰");
  EXPECT_EQ(country("据乌克兰国家通讯社报道。", u"乌克兰国家通讯社"), u"");
  EXPECT_EQ(country("据香港《文汇报》报道。", u"香港《文汇报》"), u"香港");
}

TEST(SpanNames, APlantIsItsFirm) {
  const auto owner = [](std::string_view printed, std::u16string_view part) {
    const Indexed in(printed, part);
    return in.up_to(end_of_owner(in.words.sentence(0), in.name));
  };
  EXPECT_EQ(owner("参观比亚迪合肥基地。", u"比亚迪合肥基地"), u"比亚迪");
  EXPECT_EQ(owner("购买比亚迪轿车。", u"比亚迪轿车"), u"比亚迪");
  EXPECT_EQ(owner("参观比亚迪汽车。", u"比亚迪汽车"), u"比亚迪汽车");
  EXPECT_EQ(owner("参观澜禾鞋业寿县基地。", u"澜禾鞋业寿县基地"), u"澜禾鞋业寿县基地");
}

TEST(NamedAgain, AShortNameInBracketsIsAName) {
  const auto given = [](std::u16string_view text, std::uint32_t end) {
    Mentions mentions(1);
    mentions[0].end = end;
    mentions[0].kind = MentionKind::enterprise;
    add_given_short_names(text, 0, mentions);
    Forms forms;
    for (const Mention& mention : mentions) {
      EXPECT_EQ(mention.kind, MentionKind::enterprise);
      forms.emplace_back(text.substr(mention.begin, mention.end - mention.begin));
    }
    return forms;
  };
  EXPECT_EQ(given(u"澜禾租赁公司(下称“CGL”)说", 6), (Forms{u"澜禾租赁公司", u"CGL"}));
  EXPECT_EQ(given(u"澜禾租赁公司(以下简称澜租)说", 6), (Forms{u"澜禾租赁公司", u"澜租"}));
  EXPECT_EQ(given(u"澜禾租赁公司(以下简称", 6), (Forms{u"澜禾租赁公司"}));
  EXPECT_EQ(given(u"澜禾租赁公司(以下简称“澜租)", 6), (Forms{u"澜禾租赁公司"}));
  EXPECT_EQ(given(u"澜禾租赁公司(CGL)说", 6), (Forms{u"澜禾租赁公司"}));
}

TEST(NamedAgain, WhatWasDrawnInsideGivesWay) {
  Mentions mentions(2);
  mentions[0].end = 4;
  mentions[0].kind = MentionKind::agency;
  mentions[1] = {7, 9, MentionKind::place, Proposer::model, 1, 0, Bearer::unknown};
  add_given_short_names(u"澄江委员(简称澄江委)说", 0, mentions);
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[1].begin, 7U);
  EXPECT_EQ(mentions[1].end, 10U);
  EXPECT_EQ(mentions[1].kind, MentionKind::agency);
}

/// The forms that the built-in model finds in a sentence.
Forms tagged(std::string_view printed) {
  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
  normalize(printed, text);
  split_sentences(text, sentences);
  words.read(text.units, sentences, Lexicon::built_in());
  Mentions mentions = Recognizer().recognize(words, {});
  retag(built_in_model(), words, {}, mentions);
  Forms forms;
  for (const Mention& mention : mentions) {
    if (mention.kind != MentionKind::post)
      forms.push_back(text.units.substr(mention.begin, mention.end - mention.begin));
  }
  return forms;
}

TEST(Tagger, ABodyKeptElsewhereIsOneWithItsKeeper) {
  EXPECT_EQ(tagged("美国驻以色列大使馆表示欢迎。"), Forms{u"美国驻以色列大使馆"});
  EXPECT_EQ(tagged("商务部驻意大利经商处发布预警。"), Forms{u"商务部驻意大利经商处"});
}

TEST(Appointed, ANoticeSaysWhatANameIs) {
  const auto has = [](std::string_view printed, const std::u16string& name) {
    const Forms forms = tagged(printed);
    return std::find(forms.begin(), forms.end(), name) != forms.end();
  };
  EXPECT_TRUE(has("决定任命许成日为澄江市副市长。", u"许成日"));
  EXPECT_TRUE(has("免去：任公社的澄江县发展和改革局局长职务。", u"任公社"));
  EXPECT_TRUE(has("接受千明浩辞去澄江市副市长职务的请求。", u"千明浩"));
  EXPECT_TRUE(has("会议选举钱向前、孙进步为副主任。", u"孙进步"));
  EXPECT_FALSE(has("任命书为红色。", u"任命书"));
  EXPECT_TRUE(tagged("他接受任务为时已晚。").empty());
}

TEST(SpanNames, PlacesComeOneByOne) {
  EXPECT_EQ(tagged("浙江省衢州市委召开会议。"), (Forms{u"浙江省", u"衢州市委"}));
  EXPECT_EQ(tagged("记者从荷兰喜力公司获悉。"), (Forms{u"荷兰", u"喜力公司"}));
  EXPECT_EQ(tagged("某省某局到澄江市调研。"), (Forms{u"澄江市"}));
}

}  // namespace
}  // namespace guanxi::extract::tagger
