/** What clerks call the parts of a character when they tell somebody how a name is written. */
const NAMES =
  '单人旁:亻 单立人:亻 立人旁:亻 人字旁:亻 双人旁:彳 双立人:彳 三点水:氵 两点水:冫 提手旁:扌 提手:扌 竖心旁:忄 竖心:忄 心字底:心 四点底:灬 ' +
  '四点水:灬 火字旁:火 反犬旁:犭 反犬:犭 犬字旁:犭 王字旁:王 斜玉旁:王 玉字旁:王 草字头:艹 草头:艹 竹字头:⺮ 竹头:⺮ 木字旁:木 金字旁:钅 金旁:钅 ' +
  '言字旁:讠 绞丝旁:纟 绞丝:纟 乱绞丝:纟 走之底:辶 走之旁:辶 走之:辶 走字底:走 走字旁:走 建之旁:廴 建之底:廴 宝盖头:宀 宝盖:宀 秃宝盖:冖 ' +
  '穴宝盖:穴 穴字头:穴 示字旁:礻 示补旁:礻 衣字旁:衤 衣补旁:衤 食字旁:饣 双耳旁:阝 双耳刀:阝 左耳旁:阝 右耳旁:阝 左耳刀:阝 右耳刀:阝 单耳旁:卩 ' +
  '单耳刀:卩 立刀旁:刂 立刀:刂 刀字旁:刂 反文旁:攵 反文:攵 折文旁:夂 折文:夂 雨字头:雨 四字头:罒 西字头:覀 爪字头:爫 羊字头:⺶ 老字头:耂 ' +
  '春字头:𡗗 党字头:龸 学字头:𭕄 虎字头:虍 病字头:疒 病字旁:疒 广字头:广 厂字头:厂 尸字头:尸 户字头:户 登字头:癶 京字头:亠 六字头:亠 ' +
  '人字头:人 大字头:大 父字头:父 山字头:山 三框:匚 三框儿:匚 同字框:冂 国字框:囗 方框:囗 大口框:囗 门字框:门 凶字框:凵 区字框:匚 包字头:勹 ' +
  '气字头:气 私字旁:厶 三撇:彡 三撇儿:彡 三拐:巛 弄字底:廾 皿字底:皿 儿字底:儿 牛字旁:牜 足字旁:𧾷 月字旁:月 肉月旁:月 将字旁:丬 ' +
  '绞丝底:糸 常字头:龸 倒八:丷 横心底:⺗ 竖心底:㣺';

// One part in its several forms: what it looks like depends on where it stands and on the older or the simplified way
// of writing. A clerk types the one the input method offers.
const FORMS =
  '人亻𠆢 水氵氺 手扌龵 心忄⺗㣺 火灬 犬犭 玉王𤣩 艸艹 示礻 衣衤 食饣飠𩙿 金钅釒 言讠訁 糸纟糹 足𧾷 竹⺮𥫗 辵辶⻌⻍ 邑阜阝 刀刂⺈ 攴攵 爪爫 ' +
  '牛牜 网罒罓⺲ 肉月⺼⺝ 老耂 羊⺶𦍌 雨⻗ 卩㔾 川巛 尢尣兀 彐彑 歹歺 户戶戸 西覀襾 见見 贝貝 车車 长長镸 门門 韦韋 页頁 风風 飞飛 马馬 鱼魚 ' +
  '鸟鳥 卤鹵 麦麥 黄黃 齐齊 齿齒 龙龍 龟龜 青靑 黑黒 爿丬 小⺌ 卜⺊ 乙⺄ 冂⺆ 聿⺻ 骨⻣ 鬼 专專 东東 乐樂 义義 仑侖 仓倉 刘劉 华華 区區 单單 卢盧 卖賣 发發 ' +
  '圣聖 坚堅 学學 宁寧 宾賓 寻尋 寿壽 尔爾 岁歲 师師 归歸 当當 录錄 戈 执執 时時 显顯 来來 条條 枣棗 柬 梁 权權 监監 盐鹽 国國 罗羅 肃肅 ' +
  '艺藝 节節 荣榮 莹瑩 营營 虑慮 虽雖 览覽 觉覺 诸諸 谁誰 贤賢 质質 达達 过過 运運 连連 迁遷 进進 远遠 邓鄧 郑鄭 阳陽 阴陰 隐隱 难難 韩韓 ' +
  '须須 顾顧 养養 驾駕 鲁魯 鸿鴻 娄婁 会會 佥僉 巠𢀖 呙咼 尧堯 夹夾 亚亞 从從 众眾 丰豐 云雲 党黨 万萬 两兩 丽麗 举舉 乔喬 习習 书書 买買 ' +
  '争爭 亏虧 产產 亲親 亿億 仪儀 优優 伟偉 传傳 伤傷';

const named = new Map(
  NAMES.split(' ').map((entry) => {
    const [name = '', part = ''] = entry.split(':');
    return [name, part];
  }),
);
const longest = Math.max(...Array.from(named.keys(), (name) => name.length));
const forms = new Map(
  FORMS.split(' ').flatMap((group) => Array.from(group, (form) => [form, Array.from(group)] as const)),
);

/** The part that a name at the beginning of a text stands for (三点水, 马字旁), and how long the name is; null for none. */
export function partNamedAt(text: string): { part: string; length: number } | null {
  for (let length = Math.min(longest, text.length); length > 1; length -= 1) {
    const part = named.get(text.slice(0, length));
    if (part !== undefined) return { part, length };
  }
  const built =
    /^(\p{Script=Han})字(?:旁|头|底|边|框)/u.exec(text) ?? /^(\p{Script=Han})(?:旁|头|底|边|部)$/u.exec(text);
  return built?.[1] ? { part: built[1], length: built[0].length } : null;
}

/** All the forms a part takes inside characters, itself first. */
export function formsOf(part: string): readonly string[] {
  return [part, ...(forms.get(part) ?? []).filter((form) => form !== part)];
}
