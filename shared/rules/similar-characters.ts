/**
 * Characters of personal names that clerks take for one another by their shape, when they copy a card or a form written
 * by hand. Collected from memory, not counted: surnames and given names as street offices meet them. Sound is judged
 * elsewhere, by pinyin, so that characters which only sound alike (燕 艳) are not here.
 */
const GROUPS =
  // few strokes: one stroke longer, shorter or through
  '己已巳 戊戌戍成 末未朱 士土工 日曰 人入 千干于 天夭夫 王玉主 午牛 申甲由田 大太犬 木本术 力刀刁 凡几 友反发 可司 史吏 吉古 ' +
  '名各 白自百 石右 西酉 贝见 方万 永水 才寸 戈弋 代伐 仁仕 小少 龙尤 风凤 元无 井并 丹舟 良艮 立丘 乐东 今令 冬令 七匕 九丸 ' +
  '子孑 予矛 华毕 叶吐 光先 火大 云去 夕歹 免兔 乌鸟 鸟岛 卫工 斤斥 旦且 目自 月用 米来 求术 平乎 正止 中申 ' +
  // the same right half, another radical
  '林材 根恨 洪供 红江 晴睛清情 倩情 洋详祥 江汪红 旺汪 淇琪祺棋 沁泌 沐沭 浚俊峻竣骏 波玻披 治冶 海诲悔梅 淳谆醇 渝榆瑜喻愉俞 ' +
  '瑶遥摇 珊姗 珍诊 玲铃岭伶 玫玟政 琳淋彬 瑾谨槿 珠株殊姝妹 莹萤荧 娟捐绢 娥俄峨 娇骄姣 婉碗惋 媛援暖 妍研 妙抄炒 侠狭 伟炜玮纬 ' +
  '伦沦论 健键 佩珮 俭捡险 侯候 亿忆 仪议 刚钢纲岗 励厉 城诚 培陪 坤绅伸 壮状 恒桓垣 悦说锐 扬杨汤 材村 杜社 权汉 枝技 柏拍 ' +
  '栋拣 棉锦绵 桂佳 佳住 徐除 祖租 纪记 陶淘 钧均 铭洺 锋峰蜂烽 锡踢 钰珏 玥钥 琦绮 璟憬 皓浩 皎姣佼 昕听 昉防芳 明朋 昭照招 ' +
  '泽择 洁结桔 润闰 涛铸焘 澜斓 滨宾缤 源原 湘箱 淑椒 泓弘 灿仙 炳柄 烁铄 焕涣 煌惶 燃然 珂柯 珑泷 璋樟漳 璇旋 琼凉 瑛英 琬婉 ' +
  '拴栓 振赈 捷婕 提堤 搏博 颖颍 顺须 颂领 顿顾 彤丹 影景 郎朗 都部 郑邓 邱邵 邹郭 陈陆 阳阴 谢谊 许评 诗诸 谦廉 讯迅 诺喏 ' +
  '骥冀 驰弛 骅桦 鸿鸣 鸣呜 鹏鹤 鹃娟 孔扎 张弘 强弹 ' +
  // the same body, another head or foot
  '香杏 英莫 爱受 宝室 萍苹 芬芳 芝艺 苗茁 茹菇 荷苛 莉利 莲连 菁青箐 萱宣 蓉榕溶容 蕾雷 薇微徽 蔚尉 茵因 苑宛 若苦 荣菜 莎纱 ' +
  '蓝篮 菊鞠 茜栖 芹芥 苏芬 英黄 蓓培 蕊芯 蒋将 蔡察 晶品 昌冒 晨宸辰震 晟盛 曦羲 晏宴 昊旻吴 昱星 旭昶 春舂 香杳 李季 季秀 ' +
  '杏李 崇祟 宗崇 宜宣 宁宇 宇字 宋宗 宏宠 安妥 富福 寅演 寒塞 思恩 忠志 惠慧 息思 美羡 义叉 喜嘉善 园圆 圆圊 国图 坚竖 贤坚 ' +
  '堂棠 复夏 奎圭 圣怪 岚风 巍魏 廷延 建健 廉康 庚康 瑞端 璐露 霞霜 雯雪 霖霈 雷雪 露霜 童章 竟竞 辛幸 筠均 管菅 箫萧 潇萧 ' +
  '笑竺 简筒 紧坚 素索 紫柴 翠萃 翔翊 翰瀚 勤勒 勋勚 卓桌 厚原 君群 启后 员贞 哲晢 亨享 亭享 京亨 亮亭 冕晃 凌菱陵 凯剀 养乔 ' +
  '奕弈 妤好 如姑 姜美 姿资 婷停 嫣焉 孟盂 孝考 尹伊 帅师 帆枫 庄压 敏敬 斌武 易昜 曼蔓 梁粱 梓辛 楠南 欣欧 毅殷 汝妆 沈沉 ' +
  '沛柿 沂忻 浦蒲 涵函 滕腾 炎焱 烨桦 熙照 爽夹 献南 理埋 盈盆 真直 睿浚 祝祀 禄绿 秋秩 程稳 穆稷 红纪 纯钝 绍招 继断 维淮 ' +
  '缨樱 群郡 耀跃 育肖 胜姓 胡湖 裕浴 谭潭 赟斌 超赵 路露 辉晖挥 远运 遂逐 通道 金全 银根 闫闰 闵闽 隆降 雁鹰 静诤 韦书 项顶 ' +
  '麟鳞 黎藜';

/** The groups, each with every character once; a character can stand in several of them. */
export const similarCharacters: readonly string[] = Array.from(new Set(GROUPS.split(' ')));

/** Traditional and rare forms in names, beyond those of variants.ts: form and common form. */
const OTHER_FORMS =
  '雲云 樹树 學学 勝胜 蓮莲 鵬鹏 傑杰 恵惠 貞贞 賢贤 順顺 長长 飛飞 紅红 維维 綺绮 緯纬 瑋玮 煒炜 ' +
  '輝辉 暉晖 曉晓 鴻鸿 瓊琼 瑩莹 穎颖 頴颖 靜静 潔洁 澤泽 濤涛 淵渊 溫温 潤润 濱滨 燦灿 爾尔 獻献 ' +
  '禮礼 穀谷 範范 絲丝 經经 緒绪 繼继 聖圣 聰聪 蕓芸 藝艺 詩诗 誠诚 諾诺 謙谦 譚谭 賓宾 軍军 遠远 ' +
  '運运 鄺邝 鋒锋 錦锦 鐵铁 鋼钢 陽阳 隸隶 雙双 韋韦 項项 駿骏 魯鲁 鮑鲍 鳴鸣 鶴鹤 麥麦 黨党 億亿 ' +
  '儀仪 儉俭 倫伦 剛刚 勵励 堅坚 壽寿 夢梦 嬌娇 寧宁 寜宁 岡冈 師师 帥帅 幹干 應应 懷怀 戰战 揚扬 ' +
  '時时 會会 業业 樂乐 標标 權权 歡欢 氣气 漢汉 滿满 煥焕 燁烨 環环 畢毕 發发 盡尽 穩稳 紀纪 純纯 ' +
  '細细 綠绿 縉缙 習习 聞闻 膽胆 臨临 舉举 艷艳 豔艳 莊庄 蒼苍 薈荟 見见 覺觉 計计 記记 訓训 諒谅 ' +
  '識识 變变 讓让 贊赞 贇赟 轉转 農农 連连 適适 選选 還还 鄔邬 醫医 鈞钧 鈺钰 鉅巨 銘铭 鎖锁 鏡镜 ' +
  '鑒鉴 開开 閏闰 關关 陰阴 際际 電电 霧雾 響响 頌颂 領领 題题 願愿 類类 養养 駒驹 騰腾 驊骅 鯉鲤 ' +
  '鵑鹃 鷹鹰 齡龄 昇升 陞升 堃坤 喆哲 嚞哲 祐佑 佈布 併并 倖幸 兇凶 劵券 匯汇 吿告 啓启 啟启 囘回 ' +
  '夀寿 嫺娴 姉姊 宻密 尅克 峽峡 巌岩 巖岩 廣广 彩綵 恆恒 悅悦 慤悫 敎教 旣既 昻昂 晳晰 曺曹 朶朵 ' +
  '枬楠 柟楠 栢柏 桺柳 棲栖 槑梅 楳梅 樑梁 欽钦 淨净 湧涌 滙汇 瀞净 灋法 炤照 燿耀 牀床 琹琴 璿璇 ' +
  '皐皋 皜皓 皡昊 皥昊 碁棋 祕秘 稟禀 穐秋 竝并 筍笋 粦磷 絃弦 綉绣 繡绣 羣群 翆翠 脩修 臯皋 舘馆 ' +
  '芲花 苐第 荘庄 菓果 萠萌 蒓莼 蔴麻 衞卫 衛卫 豐丰 逈迥 遊游 邨村 鄰邻 釆采 釗钊 鉄铁 鋭锐 銳锐 ' +
  '錄录 録录 鏞镛 閒闲 閑闲 闇暗 隣邻 霛灵 靈灵 韻韵 髙高 鬱郁 鱻鲜 鵞鹅 黒黑 黙默 龢和 嫻娴';

const lookAlikes = new Map<string, string>();
for (const group of similarCharacters)
  for (const character of group) lookAlikes.set(character, (lookAlikes.get(character) ?? '') + group);

const otherForms = new Map(OTHER_FORMS.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/** Whether two different characters are easily taken for one another by their shape. */
export function areSimilarInShape(left: string, right: string): boolean {
  return left !== right && (lookAlikes.get(left)?.includes(right) ?? false);
}

/** Replaces forms beyond those of variants.ts, one for one; for comparing people only. */
export function foldOtherForms(text: string): string {
  let folded = text;
  for (const character of text) {
    const form = otherForms.get(character);
    if (form !== undefined) folded = folded.replaceAll(character, form);
  }
  return folded;
}
