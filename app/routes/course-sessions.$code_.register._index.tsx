import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RegisterAct } from "../courses/register/input.ts"
import { letOut } from "../courses/register/let-out.server.ts"
import { getRoll } from "../courses/register/queries.server.ts"
import { QueueFrame } from "../courses/register/queue.tsx"
import { recordEntry } from "../courses/register/record-entry.server.ts"
import { RegisterCrumbs, RegisterPageHead } from "../courses/register/register-head.tsx"
import { Roll } from "../courses/register/roll.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { Note } from "../ui/note.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  const personId = signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const { refusals, ...page } = await getRoll(ctx, params.code ?? "", { after })
    return {
      ...{ title: titleOf(context, context.t("register.title")), ...page, personId },
      ...{ mayWrite: refusals.record === null, mayClose: !refusals.lock || !refusals.countersign },
      refused: refusals.record ? context.t(refusals.record.key, refusals.record.values) : null,
      isOver: page.session.endsAt <= ctx.now,
      keys: Object.fromEntries(page.rows.map(({ code }) => [code, { in: newKey(), out: newKey() }])),
      outKey: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RegisterAct, { sessionCode: params.code }, async (ctx, input) => {
    const code = input.intent === "entry" ? await recordEntry(ctx, input) : await letOut(ctx, input)
    return redirect(`/course-sessions/${code}/register`)
  })

export default function RegisterRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { session, inside, enrolled, rows, next } = page
  const home = `/course-sessions/${session.code}/register`
  return (
    <div className="wrap form stack-l">
      <RegisterCrumbs page={page} title={t("register.title")} />
      <Refused refusal={refusal} />
      <RegisterPageHead page={page} title={t("register.title")} />
      <QueueFrame code={session.code} personId={page.personId}>
        <div className="stack" data-part="roll">
          {page.refused ? <Note>{page.refused}</Note> : null}
          <h2 className="sec">
            {page.mayWrite
              ? t("register.roll.present", { inside, enrolled })
              : t("register.roll.enrolled", { enrolled })}
          </h2>
          {rows.length === 0 ? <p className="empty">{t("register.roll.empty")}</p> : null}
          <Roll
            {...{
              rows,
              personId: page.personId,
              keys: page.keys,
              sessionCode: session.code,
              mode: page.edition.mode,
            }}
            {...{ planned: session.plannedMinutes, mayWrite: page.mayWrite, isOver: page.isOver }}
          />
          {next ? (
            <p className="tbl-foot">
              <a className="btn btn-line s" href={`${home}?after=${next}`} rel="next">
                {t("common.list.next")}
              </a>
            </p>
          ) : null}
          {page.mayWrite && inside > 0 ? (
            <div className="stack">
              <p className="small">{t("register.roll.out_all_help")}</p>
              <Press
                {...{ formKey: page.outKey, fields: { intent: "out_all" }, kind: "line", dense: false }}
                label={t("register.roll.out_all")}
              />
            </div>
          ) : null}
        </div>
      </QueueFrame>
      <ul>
        <li>
          <a href={`${home}/lesson`}>{t("register.acts.lesson")}</a>
        </li>
        <li>
          <a href={`${home}/close`}>{t("register.acts.close")}</a>
        </li>
        <li>
          <a href={`/editions/${page.edition.code}/register`}>{t("register.acts.overview")}</a>
        </li>
      </ul>
    </div>
  )
}
