/** Icons a node type can name in the catalogue; one it does not know gets the plain box. */
import {
  IconArrowForwardUp,
  IconArrowsSplit,
  IconBell,
  IconBox,
  IconCalendarTime,
  IconDialpad,
  IconHash,
  IconHourglass,
  IconLanguage,
  IconLifebuoy,
  IconLinkOff,
  IconListNumbers,
  IconLogout,
  IconMessage2,
  IconMicrophone,
  IconNote,
  IconPackage,
  IconPencil,
  IconPercentage,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerRecord,
  IconScale,
  IconToggleLeft,
  IconVariable,
  IconVolume,
  IconWorldShare,
} from "@tabler/icons-react";
import type { Icon } from "@tabler/icons-react";

const ICONS: Readonly<Record<string, Icon>> = {
  bell: IconBell,
  calendar: IconCalendarTime,
  clock: IconCalendarTime,
  compare: IconScale,
  dialpad: IconDialpad,
  forward: IconArrowForwardUp,
  hash: IconHash,
  hourglass: IconHourglass,
  keypad: IconDialpad,
  language: IconLanguage,
  lifebuoy: IconLifebuoy,
  "link-off": IconLinkOff,
  list: IconListNumbers,
  menu: IconListNumbers,
  message: IconMessage2,
  microphone: IconMicrophone,
  note: IconNote,
  pencil: IconPencil,
  percentage: IconPercentage,
  phone: IconPhoneCall,
  part: IconPackage,
  "phone-call": IconPhoneCall,
  "phone-incoming": IconPhoneIncoming,
  "phone-off": IconPhoneOff,
  "phone-outgoing": IconPhoneOutgoing,
  play: IconVolume,
  record: IconPlayerRecord,
  scale: IconScale,
  split: IconArrowsSplit,
  switch: IconToggleLeft,
  variable: IconVariable,
  "way-out": IconLogout,
  voicemail: IconMicrophone,
  volume: IconVolume,
  world: IconWorldShare,
};

export function iconNamed(name: string): Icon {
  return ICONS[name] ?? IconBox;
}

export function isKnownIcon(name: string): boolean {
  return name in ICONS;
}
