import type { Db } from "#db/client.server.ts"
import { afterAll, beforeAll, describe, rolledBack, sharedDb } from "#tests/support/database.ts"
import type { Case } from "./circles.ts"
import { makeWorld, type Who, type World } from "./world.ts"

type Variant = { key: string; options: Parameters<typeof makeWorld>[2] }

const variantOf = ({ visibility, expired, withoutDraft }: Case): Variant => {
  const options = {
    ...(visibility ? { visibility } : {}),
    ...(expired ? { expired } : {}),
    ...(withoutDraft ? { withoutDraft } : {}),
  }
  const words = [visibility === "members" && "of members", expired && "expired", withoutDraft && "no draft"]
  return { key: words.filter(Boolean).join(", "), options }
}

/** Keeps a transaction open around many tests; what it returns undoes it. */
const holdOpen = async (db: Db, prepare: (tx: Db) => Promise<void>): Promise<() => Promise<void>> => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let whole = Promise.resolve()
  await new Promise<void>((ready, failed) => {
    whole = rolledBack(db, async (tx) => {
      await prepare(tx)
      ready()
      await released
    })
    whole.catch(failed)
  })
  return () => {
    release()
    return whole
  }
}

/** Runs `work` in the world as it was made: what it changes is undone to a savepoint. */
export type InWorld = (work: (world: World) => Promise<void>) => Promise<void>

/**
 * The tests of one person's world: it is written once, because 3,400 worlds of fifty rows are what made this
 * table slow, and each test is undone to where it began.
 */
const sharing = (title: string, make: (db: Db) => Promise<World>, tests: (inWorld: InWorld) => void) =>
  describe(title, () => {
    let world: World | undefined
    let end = async () => {}
    beforeAll(async () => {
      const { db } = await sharedDb()
      end = await holdOpen(db, async (tx) => {
        world = await make(tx)
      })
    })
    afterAll(() => end())
    tests((work) => {
      const made = world
      if (!made) throw new Error("The world of these tests was not made")
      return rolledBack(made.db, (tx) => work({ ...made, db: tx, ctx: { ...made.ctx, db: tx } }))
    })
  })

/** The cases by the world that they need, for one person after another. */
export const inSharedWorlds = <C extends Case>(
  people: readonly Who[],
  cases: readonly C[],
  tests: (who: Who, cases: readonly C[], inWorld: InWorld) => void,
): void => {
  const variants = new Map<string, C[]>()
  for (const one of cases) {
    const { key } = variantOf(one)
    variants.set(key, [...(variants.get(key) ?? []), one])
  }
  for (const who of people)
    for (const [key, members] of variants) {
      const { options } = variantOf(members[0] as C)
      const title = key ? `for ${who} (${key})` : `for ${who}`
      sharing(
        title,
        (db) => makeWorld(db, who, options),
        (inWorld) => tests(who, members, inWorld),
      )
    }
}
