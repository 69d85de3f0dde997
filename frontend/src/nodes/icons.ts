/** Icons a node type can name in the catalogue; one it does not know gets the plain box. */
import {
  IconArrowsSplit,
  IconBell,
  IconBox,
  IconCalendarTime,
  IconDialpad,
  IconHash,
  IconLinkOff,
  IconListNumbers,
  IconLogout,
  IconMessage2,
  IconSpeakerphone,
  IconTable,
  IconUserQuestion,
  IconMicrophone,
  IconNote,
  IconPackage,
  IconPencil,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerRecord,
  IconScale,
  IconToggleLeft,
  IconVariable,
  IconVolume,
} from "@tabler/icons-react";
import type { Icon } from "@tabler/icons-react";

const ICONS: Readonly<Record<string, Icon>> = {
  bell: IconBell,
  calendar: IconCalendarTime,
  clock: IconCalendarTime,
  compare: IconScale,
  dialpad: IconDialpad,
  hash: IconHash,
  keypad: IconDialpad,
  "link-off": IconLinkOff,
  list: IconListNumbers,
  megaphone: IconSpeakerphone,
  menu: IconListNumbers,
  message: IconMessage2,
  microphone: IconMicrophone,
  note: IconNote,
  pencil: IconPencil,
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
  table: IconTable,
  toggle: IconToggleLeft,
  "user-question": IconUserQuestion,
  variable: IconVariable,
  "way-out": IconLogout,
  voicemail: IconMicrophone,
  volume: IconVolume,
};

export function iconNamed(name: string): Icon {
  return ICONS[name] ?? IconBox;
}

export function isKnownIcon(name: string): boolean {
  return name in ICONS;
}
