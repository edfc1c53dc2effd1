import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import type * as Y from "yjs"
import { isChangeFromOthers } from "./change-origin.ts"

/** `isOwn`: what broke was a change of this page, which may not have reached the shared text. */
export type OnBroken = (error: unknown, isOwn: boolean) => void
type Observer = Parameters<Y.XmlFragment["observeDeep"]>[0]
type Binding = { type: Y.XmlFragment; _observeFunction: Observer }

const guarded =
  (observer: Observer, onBroken: OnBroken): Observer =>
  (events, transaction) => {
    try {
      observer(events, transaction)
    } catch (error) {
      onBroken(error, false)
    }
  }

/**
 * Reports what goes wrong between the shared text and its view, on the way in and on the way out, instead of
 * letting it end in the middle: who listens makes the view anew from the shared text.
 */
export const BindingGuard = Extension.create<{ onBroken: OnBroken }>({
  name: "bindingGuard",
  // Around every other handler.
  priority: 2000,
  addOptions: () => ({ onBroken: () => {} }),
  dispatchTransaction({ transaction, next }) {
    try {
      next(transaction)
    } catch (error) {
      this.options.onBroken(error, !isChangeFromOthers(transaction))
    }
  },
  addExtensions() {
    const { onBroken } = this.options
    return [ObserverGuard.configure({ onBroken })]
  },
})

/** After the binding has begun to listen, hence last. */
const ObserverGuard = Extension.create<{ onBroken: OnBroken }>({
  name: "observerGuard",
  priority: 1,
  addOptions: () => ({ onBroken: () => {} }),
  addProseMirrorPlugins() {
    const { onBroken } = this.options
    return [
      new Plugin({
        key: new PluginKey("observer-guard"),
        view: ({ state }) => {
          const binding: Binding = ySyncPluginKey.getState(state).binding
          binding.type.unobserveDeep(binding._observeFunction)
          binding._observeFunction = guarded(binding._observeFunction, onBroken)
          binding.type.observeDeep(binding._observeFunction)
          return {}
        },
      }),
    ]
  },
})
