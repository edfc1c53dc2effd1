import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { RetryJob } from "../operation/input.ts"
import { listFailedJobs, listQueues } from "../operation/queues.server.ts"
import { retryJob } from "../operation/retry-job.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const [queues, failed] = [await listQueues(ctx), await listFailedJobs(ctx)]
    const done = new URL(request.url).searchParams.get("done") === "retried"
    const title = titleOf(context, context.t("operation.sections.jobs.title"))
    return { title, queues, failed, done, keys: failed.map(() => newKey()), now: ctx.now.toISOString() }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, RetryJob, {}, async (ctx, input) => {
    await retryJob(ctx, input)
    return redirect("/admin/jobs?done=retried")
  })

const COUNTS = ["due", "waiting", "running", "failed", "done"] as const

const Kind = ({ kind }: { kind: string }) => (
  <bdi className="mono" lang="en" dir="ltr">
    {kind}
  </bdi>
)

type Data = ReturnType<typeof useLoaderData<typeof loader>>

const Failed = ({ failed, keys }: Pick<Data, "failed" | "keys">) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("operation.jobs.failed_title")}
      captionHidden
      rows={failed.map((job, index) => ({ ...job, formKey: keys[index] ?? "" }))}
      rowKey={({ id }) => id}
      empty={t("operation.jobs.none_failed")}
      columns={[
        { key: "kind", heading: t("operation.jobs.kind"), cell: (job) => <Kind kind={job.kind} /> },
        { key: "at", heading: t("operation.jobs.failed_at"), cell: (job) => dates.moment(job.failedAt) },
        {
          key: "attempts",
          heading: t("operation.jobs.attempts"),
          numeric: true,
          cell: (job) => job.attempts,
        },
        {
          key: "reason",
          heading: t("operation.jobs.reason"),
          cell: ({ reason }) => (reason ? <bdi lang="en">{reason}</bdi> : t("operation.jobs.no_reason")),
        },
        {
          key: "retry",
          heading: t("operation.jobs.retry_heading"),
          cell: (job) => (
            <RefusableForm formKey={job.formKey} refusal={undefined}>
              <input type="hidden" name="id" value={job.id} />
              <Button kind="line" dense hidden={job.kind} busy={t("common.form.saving")}>
                {t("operation.jobs.retry")}
              </Button>
            </RefusableForm>
          ),
        },
      ]}
    />
  )
}

export default function Jobs() {
  const { queues, done, now, ...failed } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const title = t("operation.sections.jobs.title")
  return (
    <div className="wrap band-s">
      <AdminCrumbs title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} lead={t("operation.jobs.as_of", { time: dates.time(now) })} />
      {done ? (
        <Note tone="ok" live>
          {t("operation.jobs.retried")}
        </Note>
      ) : null}
      <div className="stack-l">
        <Section id="queues" title={t("operation.jobs.queues_title")}>
          <DataTable
            caption={t("operation.jobs.queues_title")}
            captionHidden
            rows={queues}
            rowKey={({ kind }) => kind}
            empty={t("operation.jobs.empty")}
            columns={[
              { key: "kind", heading: t("operation.jobs.kind"), cell: ({ kind }) => <Kind kind={kind} /> },
              ...COUNTS.map((key) => ({
                ...{ key, numeric: true, heading: t(`operation.jobs.counts.${key}`) },
                cell: (queue: Data["queues"][number]) => queue[key],
              })),
            ]}
          />
        </Section>
        <Section id="failed" title={t("operation.jobs.failed_title")} count={failed.failed.length}>
          <Failed {...failed} />
        </Section>
      </div>
    </div>
  )
}
