import { createHash, randomBytes } from "node:crypto"
import type { Db } from "#db/client.server.ts"
import { unsubscribeLinks } from "#db/schema/index.ts"

export const unsubscribeDigest = (token: string) =>
  new Uint8Array(createHash("sha256").update(token).digest())

/** A fresh link to refuse a group of kinds, or all digests (`digest`); only its digest is stored. */
export const newUnsubscribeToken = async (
  db: Db,
  link: { personId: string; about: string },
): Promise<string> => {
  const token = randomBytes(24).toString("base64url")
  const { personId, about: kindGroup } = link
  await db.insert(unsubscribeLinks).values({ tokenSha256: unsubscribeDigest(token), personId, kindGroup })
  return token
}
