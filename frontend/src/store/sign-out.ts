/** Leaving, and being sent to the sign-in page. */
import { postSignOut } from "../api/account";

export function goToSignIn(): void {
  const here = `${location.pathname}${location.search}`;
  location.assign(`/accounts/login/?next=${encodeURIComponent(here)}`);
}

export async function signOut(): Promise<void> {
  await postSignOut();
  location.assign("/accounts/login/");
}
