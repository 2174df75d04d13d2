/** A way of naming people: given and family names, and how they are put together. */
export interface Naming {
  /** How many players of a hundred have it. */
  share: number;
  given: readonly string[];
  family: readonly string[];
  join: (given: string, family: string) => string;
}

const western = (given: string, family: string) => `${given} ${family}`;
const eastern = (given: string, family: string) => `${family}${given}`;

/** The names of the demo's community, in the scripts its players would write them in. */
export const namings: readonly Naming[] = [
  {
    share: 34,
    given: [
      'Ada',
      'Noah',
      'Mia',
      'Lucas',
      'Zoë',
      'Owen',
      'Chloé',
      'Jonas',
      'Freya',
      'Mateo',
      'Ines',
      'Søren',
      'Łucja',
      'Çağla',
      'Björk',
      'Niamh',
    ],
    family: [
      'Bennett',
      'Okafor',
      'García',
      'Müller',
      'Novák',
      'Lindqvist',
      'Rossi',
      'O’Brien',
      'Şahin',
      'Wiśniewska',
      'Dubois',
      'Tanaka',
    ],
    join: western,
  },
  {
    share: 12,
    given: ['Анна', 'Дмитро', 'Олена', 'Иван', 'Мила', 'Богдан', 'Јована', 'Тимур'],
    family: ['Шевченко', 'Соколова', 'Коваленко', 'Петров', 'Јовановић', 'Морозова'],
    join: western,
  },
  {
    share: 9,
    given: ['太郎', 'さくら', '陽菜', '蓮', '美咲', '悠真'],
    family: ['田中', '佐藤', '高橋', '渡辺', '小林', '山本'],
    join: eastern,
  },
  {
    share: 9,
    given: ['伟', '欣怡', '子轩', '雨桐', '浩然', '思远'],
    family: ['王', '李', '张', '刘', '陈', '欧阳'],
    join: eastern,
  },
  {
    share: 7,
    given: ['서연', '민준', '지우', '하은', '도윤'],
    family: ['김', '이', '박', '최', '정'],
    join: eastern,
  },
  {
    share: 8,
    given: ['ليلى', 'عمر', 'ياسمين', 'خالد', 'نور', 'سامي'],
    family: ['الحسن', 'منصور', 'العلي', 'حداد', 'نجّار'],
    join: western,
  },
  {
    share: 4,
    given: ['נועה', 'איתן', 'יעל', 'דניאל'],
    family: ['כהן', 'לוי', 'מזרחי', 'פרץ'],
    join: western,
  },
  {
    share: 8,
    given: ['प्रिया', 'अर्जुन', 'अनन्या', 'रोहन', 'दीया'],
    family: ['शर्मा', 'पटेल', 'सिंह', 'अय्यर'],
    join: western,
  },
  {
    share: 4,
    given: ['Ελένη', 'Νίκος', 'Δάφνη', 'Ορέστης'],
    family: ['Παπαδάκη', 'Οικονόμου', 'Βασιλείου'],
    join: western,
  },
  {
    share: 3,
    given: ['กานดา', 'ธนา', 'มาลี', 'สมชาย'],
    family: ['ศรีสุข', 'วงศ์ทอง', 'ใจดี'],
    join: western,
  },
  {
    share: 2,
    given: ['Արամ', 'Անի', 'ნინო', 'გიორგი'],
    family: ['Պետրոսյան', 'ბერიძე', 'Մելիքյան'],
    join: western,
  },
];

/** What people call themselves in games, where they do not use their names. */
export const handles = {
  first: [
    'Lunar',
    'Pixel',
    'Turbo',
    'Velvet',
    'Cosmic',
    'Silent',
    'Mango',
    'Rusty',
    'Neon',
    'Arctic',
    'Lucky',
    'Cobalt',
  ],
  second: [
    'Fox',
    'Wizard',
    'Otter',
    'Comet',
    'Badger',
    'Knight',
    'Noodle',
    'Falcon',
    'Moth',
    'Pirate',
    'Cactus',
    'Yeti',
  ],
  ornaments: ['', '', '', '', ' ★', ' 🎮', ' 🐉', ' ✨', ' 🌿'],
} as const;
