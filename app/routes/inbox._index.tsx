import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { civilDay } from "../civil-time.ts"
import { readableSubjects } from "../desk/readable.server.ts"
import { newKey, read, run, safePath, signedIn, titleOf } from "../http.server.ts"
import { InboxPage } from "../notifications/inbox-page.tsx"
import { NoticeId } from "../notifications/input.ts"
import { noticeLine } from "../notifications/notice-line.ts"
import { listNotices } from "../notifications/queries.server.ts"
import { readAllNotices, readNotice } from "../notifications/read-notice.server.ts"
import { pageMeta } from "../page-meta.ts"
import { listOwnRoundtables } from "../roundtables/queries.server.ts"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const asked = new URL(request.url).searchParams
  const [after, table] = [asked.get("after"), asked.get("table") || null]
  const unreadOnly = asked.get("show") === "unread"
  return read(context, async (ctx) => {
    const [{ rows, next }, tables] = await Promise.all([
      listNotices(ctx, { readable: readableSubjects(ctx), after, table, unreadOnly }),
      listOwnRoundtables(ctx),
    ])
    const isWhole = !after && !table && !next && (unreadOnly || rows.some((row) => row.readAt === null))
    const shown = rows.filter((row) => row.readAt === null).length
    return {
      title: titleOf(context, context.t("notifications.inbox.title")),
      ...{ next, isFirst: after === null, unreadOnly, table, unread: context.unread },
      hidden: isWhole || rows.length === 0 ? Math.max(0, context.unread - shown) : 0,
      tables: tables.map(({ code, name }) => ({ code, name })),
      done: asked.get("done") === "read",
      formKey: newKey(),
      entries: rows.map((row) => ({
        ...{ id: row.id, group: row.group, createdAt: row.createdAt, table: row.table, key: newKey() },
        ...{ day: civilDay(row.createdAt), line: noticeLine(context.t, row) },
        ...{ isRead: row.readAt !== null, leads: row.params?.path !== undefined },
      })),
    }
  })
}

const intents = z.object({ intent: z.enum(["open", "read", "read-all"]) })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const asked = intents.safeParse(Object.fromEntries(await request.clone().formData()))
  const { pathname, search } = new URL(request.url)
  if (asked.data?.intent === "read-all")
    return run(context, request, z.object({}), {}, async (ctx) => {
      await readAllNotices(ctx)
      return redirect("/inbox?done=read")
    })
  return run(context, request, NoticeId, {}, async (ctx, input) => {
    const { path } = await readNotice(ctx, input)
    return redirect(asked.data?.intent === "open" ? safePath(path, "/inbox") : pathname + search)
  })
}

export default function Inbox() {
  return <InboxPage {...useLoaderData<typeof loader>()} />
}
