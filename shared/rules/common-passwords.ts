/**
 * What the commonest passwords are made of, folded to small half-width letters. Of the thousand that published leaks
 * name most often those of eight or more characters stand here whole or as pieces, with the words, sounds and numbers
 * that Chinese users choose; shorter ones are refused by their length.
 */
export const commonPieces: ReadonlySet<string> = new Set(
  `
password passw0rd passwort p@ssword p@ssw0rd pass pwd passwd mima wodemima kouling admin administrator root user guest
test testing test123 demo master system server computer windows internet google samsung motorola logitech security
secret secret123 access welcome changeme letmein login default public office
qwerty qwertyui qwertyuiop qwert asdf asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qwer qwaszx qazwsx qazwsxedc wsxedc
qaz wsx edc rfv 1qaz 2wsx 3edc 4rfv 1qaz2wsx 1qazxsw2 zaq1 zaq12wsx zaq1xsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e q1w2e3r4 q1w2e3r4t5
q1w2e3 qweasd qweasdzxc qwe asd zxc qwe123 abc abcd abcdef abcdefg abcdefgh abcd1234 aabbcc a1b2c3 a1b2c3d4 mnbvcxz azerty
qazxsw drowssap qq qqq aaa woaini woaini520 woaini1314 woaiwo woaiziji woshishui woshiwo woaiwojia iloveyou iloveu ilove
loveyou lovelove love forever baobao baobei laopo laogong mama baba meimei gege dage jiejie didi beibei tiantian xiaoxiao
yangyang feifei zhongguo china beijing shanghai guangzhou shenzhen fuzhou fujian wuhan nihao nimei caonima wocao shengri
kuaile gongxi facai dashuju jiedao shequ shebao laobao tuixiu dangan dangan123 yanglao renshe minzheng jiedaoban bangongshi
zhang wang zhao chen yang huang zhou zhangwei wangwei liwei wangfang zhangsan lisi wangwu
taobao weixin alipay tencent baidu alibaba huawei xiaomi dearbook hello hello123 windows7 football baseball basketball
softball superman batman spiderman jennifer trustno1 sunshine princess starwars corvette michelle whatever mercedes steelers
maverick bigdaddy victoria marlboro jonathan danielle scorpion liverpool dolphins nicholas elephant mountain metallic
metallica warrior benjamin creative rush2112 garfield airborne brooklyn platinum darkness blink182 snowball pakistan redwings
williams nintendo guinness minecraft lasvegas babygirl explorer snickers alexande alexander alexandr paradise michigan
carolina lacrosse christin kimberly kristina poohbear caroline barbara einstein spitfire maryjane champion svetlana westside
courtney 12345qwert patricia anderson stargate simpsons scarface cherokee semperfi scotland veronica marshall passport
franklin kawasaki vladimir freeuser wildcats budlight brittany bulldogs swordfis swordfish patriots pearljam colorado
panthers georgia elizabet elizabeth virginia valentin predator mitchell rolltide loverboy chevelle cardinal american
electric wolfpack hendrix freepass wolverin warcraft juventus redskins packers startrek stephanie midnight butthead shithead
bullshit dickhead bollocks usuckballz1 fktrcfylh rasdzv3 fuckyou fuckoff asshole bitch blowjob boobies simpson testtest
jordan23 slipknot thx1138 ncc1701 ncc1701d ou812 bond007 monkey dragon shadow letmein1 michael jordan harley ranger
killer soccer hockey george charlie andrew robert thomas daniel hunter buster pepper ginger joshua cheese amanda summer
ashley nicole chelsea matthew yankees dallas austin thunder taylor matrix william martin heather hammer silver anthony
justin bailey patrick golden orange cookie richard samantha guitar jackson mickey chicken
sparky snoopy phoenix camaro peanut morgan falcon cowboy ferrari andrea smokey joseph dakota eagle eagles melissa lucky
money happy angel flower tiger red blue black green star super king queen boy girl baby cat dog sexy cool good god
p0o9i8u7 qwerty12 aini niaini wo ai ni i u
1314 520 521 5201314 1314520 5211314 7758521 7758258 5845201314 110 119 120 10086 10010 10000 95588 12333 147258 147258369
147852 147852369 159357 159753 159951 741852963 789456 789456123 852456 963852741 134679 123789 123654 123654789 987654
1357924680 2468 1357 13579 24680 102030 010203 112233 11223344 1122334455 121212 123321 1234321 123454321 1234554321
12344321 100200 4815162342 8675309 9379992 315475 0192837465 1029384756 1230 888 666 999 168 1688 518 918 007
`
    .trim()
    .split(/\s+/),
);
