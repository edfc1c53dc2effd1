import rtlcss from "rtlcss"
import type { Plugin } from "vite"

const RIGHT_TO_LEFT_SHEET = /styles[\\/]rtl\.scss/

/** The part of a PostCSS root and its tools that flipping a sheet needs. */
type Sheet = { toString(): string; removeAll(): Sheet; append(...nodes: unknown[]): Sheet }
type Tools = {
  result: { opts: { from?: string | undefined } }
  postcss: { parse(css: string, options: { from?: string | undefined }): unknown }
}

const flipRightToLeftSheet = {
  postcssPlugin: "tavoli-rtl",
  Once(sheet: Sheet, { result, postcss }: Tools) {
    const { from } = result.opts
    if (!from || !RIGHT_TO_LEFT_SHEET.test(from)) return
    // `from` stays on the new rules: the addresses of fonts are resolved against it afterwards.
    const flipped = postcss.parse(rtlcss.process(sheet.toString()), { from })
    sheet.removeAll().append(flipped)
  },
}

/**
 * Makes `rtl.scss` the right-to-left sheet: the rules of bootstrap-italia go through rtlcss, ours are logical
 * and stand between `rtl:begin:ignore` and `rtl:end:ignore`.
 */
export const tavoliStyles = (): Plugin => ({
  name: "tavoli-styles",
  config: () => ({
    css: {
      postcss: { plugins: [flipRightToLeftSheet as never] },
      // bootstrap-italia is written with @import and the old global functions; its warnings are not ours.
      preprocessorOptions: {
        scss: { quietDeps: true, silenceDeprecations: ["import", "global-builtin"] },
      },
    },
  }),
})
