import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { SpeakingNow, WaitingList } from "../meetings/session/floor-parts.tsx"
import { NowOn } from "../meetings/session/live-bar.tsx"
import { LiveFrame, LivePart } from "../meetings/session/live-frame.tsx"
import { QrPicture } from "../meetings/session/qr-picture.tsx"
import { QuorumNote, QuorumState } from "../meetings/session/quorum-note.tsx"
import { RoomRing } from "../meetings/session/room-ring.tsx"
import { getScreen } from "../meetings/session/screen.server.ts"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("assembly.screen.title")),
    ...(await getScreen(ctx, params.code ?? "")),
  }))
}

export default function ScreenRoute() {
  const page = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const { floor, items, entry, roundtable } = page
  const now = items.findIndex((item) => item.since !== null)
  const next = now < 0 ? -1 : items.findIndex((item, n) => n > now && !item.added?.withdrawn)
  return (
    <div className="hall">
      <LiveFrame {...page}>
        <div className="hall-b">
          <div>
            <h1 className="hall-title">
              <bdi lang={roundtable.language}>{roundtable.name}</bdi>
            </h1>
            <p>{useMeetingName(page)}</p>
          </div>
          <p className="hall-time" data-part="time">
            {dates.time(page.now)}
          </p>
        </div>
        <div className="hall-m">
          <section className="hall-main" aria-labelledby="now">
            <LivePart id="now">
              <NowOn page={page} />
              {floor.speaking ? <SpeakingNow speaker={floor.speaking} /> : null}
              {floor.waiting.length > 0 ? (
                <>
                  <p className="kick">{t("assembly.screen.then")}</p>
                  <WaitingList waiting={floor.waiting.slice(0, 5)} />
                </>
              ) : null}
              {next >= 0 ? (
                <p>
                  {t("assembly.screen.next")}{" "}
                  <b>
                    {next + 1}. <bdi lang={page.language}>{items[next]?.title}</bdi>
                  </b>
                </p>
              ) : null}
            </LivePart>
          </section>
          <section className="hall-side" aria-label={t("assembly.quorum.title")}>
            <LivePart id="room">
              <RoomRing groups={page.groups} language={roundtable.language} below="legend" />
              <QuorumState quorum={page.quorum} />
              <QuorumNote quorum={page.quorum} />
            </LivePart>
            <LivePart id="entry">
              {entry ? (
                <div className="hall-qr">
                  <QrPicture squares={entry.squares} label={t("assembly.screen.here")} />
                  <p>
                    <b>{t("assembly.screen.here")}</b>
                    {t("assembly.screen.qr")} {t("assembly.screen.code", { code: entry.code })}
                  </p>
                </div>
              ) : null}
            </LivePart>
          </section>
        </div>
      </LiveFrame>
    </div>
  )
}
