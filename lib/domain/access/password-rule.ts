export const SHORTEST_PASSWORD = 12;
/** More is never read when somebody signs in. */
export const LONGEST_PASSWORD = 1024;

export type PasswordFault = "password-short" | "password-long" | "password-is-email" | "password-guessable";

/** What anybody tries first here, beside the words of the person's address: docs/security.md names them. */
const FIRST_TRIED = ["headwater", "cloudhealth", "cloudmc", "password", "motdepasse", "welcome", "bienvenue", "admin"];
const SHORTEST_WORD = 3;
const LEAST_BESIDE = 8;

/** Length is what makes a password hard to guess, as long as it is not made of what is tried first. */
export function checkPassword(password: string, email: string): PasswordFault | null {
  if (Array.from(password).length < SHORTEST_PASSWORD) return "password-short";
  if (password.length > LONGEST_PASSWORD) return "password-long";
  const [typed, address] = [password.trim().toLowerCase(), email.trim().toLowerCase()];
  if (typed === address) return "password-is-email";
  const words = [...FIRST_TRIED, ...address.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= SHORTEST_WORD);
  const beside = words.reduce((text, word) => text.replaceAll(word, ""), typed);
  return Array.from(beside).length < LEAST_BESIDE ? "password-guessable" : null;
}
