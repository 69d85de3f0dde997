/** Language, appearance, sign out. */
import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import type { MantineColorScheme } from "@mantine/core";
import { IconHeadset, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "../i18n";
import { signOut } from "../store/sign-out";
import { mayLookAfter } from "../store/rights";
import { useMe, useSetLanguage } from "../store/queries";

const SCHEMES: readonly MantineColorScheme[] = ["light", "dark", "auto"];

function SchemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (value: string): void =>
    setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? "auto");
  return (
    <Menu.RadioGroup value={colorScheme} onChange={choose}>
      {SCHEMES.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {t(`user.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function LanguageItems() {
  const { language } = useTranslation().i18n;
  const setLanguage = useSetLanguage();
  return (
    <Menu.RadioGroup value={language} onChange={(value) => setLanguage.mutate(value)}>
      {LANGUAGES.map(({ value, label }) => (
        <Menu.RadioItem key={value} value={value} lang={value}>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function TheMenu() {
  const { t } = useTranslation();
  const me = useMe().data;
  const looksAfter = mayLookAfter(me);
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
        {looksAfter && (
          <Menu.Item component="a" href="/admin/" leftSection={<IconHeadset size={16} />}>
            {t("app.admin")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export const UserMenu = memo(TheMenu);
