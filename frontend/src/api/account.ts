/** Django's own sign-out; it lives outside the API. */
import { csrfToken } from "./client";

export async function postSignOut(): Promise<void> {
  await fetch("/accounts/logout/", {
    method: "POST",
    headers: { "X-CSRFToken": csrfToken() },
    credentials: "same-origin",
    redirect: "manual",
  });
}
