// Pairs of a variant or traditional form and the form of 通用规范汉字表, for names and addresses; for finding only.
const PAIRS =
  '戶户 戸户 呂吕 吳吴 呉吴 黃黄 陳陈 張张 劉刘 趙赵 楊杨 馬马 許许 鄭郑 謝谢 馮冯 鄧邓 葉叶 蘇苏 盧卢 蔣蒋 賈贾 閻阎 閆闫 ' +
  '鍾钟 鐘钟 羅罗 孫孙 韓韩 龔龚 龍龙 萬万 錢钱 湯汤 賴赖 鄒邹 陸陆 嚴严 喬乔 齊齐 龐庞 顧顾 蕭萧 單单 區区 ' +
  '語语 國国 華华 蘭兰 鳳凤 麗丽 愛爱 貴贵 寶宝 寳宝 珎珍 銀银 進进 義义 興兴 慶庆 榮荣 偉伟 強强 彊强 勳勋 勛勋 ' +
  '淸清 靑青 眞真 徳德 峯峰 峩峨 煕熙 凞熙 硏研 衆众 箇个 個个 嶽岳 麽么 ' +
  '號号 樓楼 鎮镇 鄉乡 縣县 東东 門门 橋桥 灣湾 島岛 園园 廠厂 裏里 裡里 達达';

const forms = new Map(PAIRS.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/** Replaces variant characters by the common form, one for one. Not a translation: each pair is only found together. */
export function foldVariants(text: string): string {
  let folded = '';
  for (const character of text) folded += forms.get(character) ?? character;
  return folded;
}
