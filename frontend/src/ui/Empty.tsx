/** What a list says while it has nothing to show: what would be here, and the next step. */
import { Stack, Text, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Listing.module.css";

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  /** The next step, for whoever may take it. */
  readonly children?: ReactNode;
}

export function Empty({ icon: Icon, title, text, children }: Props) {
  return (
    <Stack align="center" className={classes.empty}>
      <Icon size={40} stroke={1.5} color="var(--accent)" aria-hidden />
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed" maw={460}>
        {text}
      </Text>
      {children}
    </Stack>
  );
}
