import { hash, verify } from "@node-rs/argon2"

// argon2id, OWASP Password Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$9X6yy/m/4d4n8CEi+NiYcg$1uRl+B7xoebwuHvltCMglP6RDbD05kjzACo23Mon9yU"

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), OPTIONS)

/** Whether the password fits; an account without one costs the same time as a wrong password. */
export const fitsPassword = async (stored: string | null, password: string): Promise<boolean> => {
  const fits = await verify(stored ?? NOBODYS, password.normalize("NFKC")).catch(() => false)
  return fits && stored !== null
}
