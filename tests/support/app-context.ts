import type { AppLoadContext } from "@remix-run/node"
import type { Ctx } from "#app/context.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import type { Workshop } from "#app/workshop.ts"
import { TASKS } from "#server/workshop/tasks.ts"

const catalogue = loadMessages("app/i18n/messages")

/** The threads' work, done here. */
const workshop: Workshop = {
  run: async (task, input) => {
    const work = await TASKS[task]?.()
    if (!work) throw new Error(`No such task: ${task}`)
    return work(input as never)
  },
}

/** The load context of a request, without a server: what it sets as cookies is kept in `cookies`. */
export const appContext = (
  ctx: Ctx,
  over: Partial<AppLoadContext> = {},
): AppLoadContext & { cookies: string[] } => {
  const cookies: string[] = []
  const locale = over.locale ?? "it"
  const messages = catalogue[locale] ?? {}
  return {
    ctx,
    requestId: ctx.requestId,
    unread: 0,
    nonce: "nonce",
    locale,
    locales: Object.keys(catalogue).sort(),
    messages,
    t: createTranslate(locale, messages, catalogue.it),
    speak: (one) => createTranslate(one, catalogue[one] ?? {}, catalogue.it),
    workshop,
    sessionSecret: null,
    refused: false,
    setCookie: (cookie) => void cookies.push(cookie),
    shownMail: null,
    shownSettings: [],
    cookies,
    ...over,
  }
}

/** The post of a form to this address, as a browser without scripts sends it. */
export const postOf = (fields: readonly [string, string | File][], path = "/"): Request => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return new Request(`https://tavoli.example${path}`, { method: "POST", body })
}

/** What was thrown as an answer. */
export const thrownBy = async (work: () => unknown): Promise<Response> => {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
  throw new Error("Nothing was thrown")
}
