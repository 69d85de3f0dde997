/** Language, appearance, sign out. */
import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import type { MantineColorScheme } from "@mantine/core";
import { IconCheck, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "../i18n";
import { signOut } from "../store/sign-out";
import { useMe, useSetLanguage } from "../store/queries";

const SCHEMES: readonly MantineColorScheme[] = ["light", "dark", "auto"];

function Tick({ on }: { readonly on: boolean }) {
  return on ? <IconCheck size={16} aria-hidden /> : <span />;
}

function SchemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return SCHEMES.map((scheme) => (
    <Menu.Item
      key={scheme}
      role="menuitemradio"
      aria-checked={scheme === colorScheme}
      rightSection={<Tick on={scheme === colorScheme} />}
      onClick={() => setColorScheme(scheme)}
    >
      {t(`user.${scheme}`)}
    </Menu.Item>
  ));
}

function LanguageItems() {
  const { language } = useTranslation().i18n;
  const setLanguage = useSetLanguage();
  return LANGUAGES.map(({ value, label }) => (
    <Menu.Item
      key={value}
      role="menuitemradio"
      aria-checked={value === language}
      lang={value}
      rightSection={<Tick on={value === language} />}
      onClick={() => setLanguage.mutate(value)}
    >
      {label}
    </Menu.Item>
  ));
}

export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe().data;
  const name = me?.name || me?.username || "";
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("user.menu", { name })}>
          <IconUserCircle size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t("user.language")}</Menu.Label>
        <LanguageItems />
        <Menu.Divider />
        <Menu.Label>{t("user.theme")}</Menu.Label>
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
