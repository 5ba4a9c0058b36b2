import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect, useRef } from 'react';
import { desktopCall } from '#renderer/api.ts';

/** Typed input that leaving the page would lose, and how to keep it. */
interface Unsaved {
  path: string;
  /** Saves; answers whether it did. */
  save: () => Promise<boolean>;
}

let held: Unsaved | null = null;
let isAsking = false;

/** While `isUnsaved`, leaving the page or closing the window asks first. */
export function useUnsaved(isUnsaved: boolean, save: () => Promise<boolean>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (!isUnsaved) return;
    const own: Unsaved = { path: window.location.pathname, save: () => latest.current() };
    held = own;
    tellShell(true);
    return () => {
      if (held === own) held = null;
      tellShell(false);
    };
  }, [isUnsaved]);
}

export function hasUnsaved(): boolean {
  return held !== null;
}

/** Forgets what is unsaved without asking: the clerk has just decided, or it is saved. */
export function forgetUnsaved(): void {
  if (!held) return;
  held = null;
  tellShell(false);
}

/** Runs `leave` at once when nothing would be lost, else after the clerk agreed. Same page, other tab: nothing is lost. */
export function leaveTo(to: string, leave: () => void): void {
  if (!held || new URL(to, window.location.href).pathname === held.path) leave();
  else void askToLeave().then((isAgreed) => isAgreed && leave());
}

/** Asks what is to become of the typed input; true when the page may be left. */
export function askToLeave(): Promise<boolean> {
  const own = held;
  if (!own) return Promise.resolve(true);
  if (isAsking) return Promise.resolve(false);
  isAsking = true;
  return new Promise((resolve) => {
    const settle = (isAgreed: boolean) => {
      if (!isAsking) return;
      isAsking = false;
      modals.close('unsaved');
      if (isAgreed) forgetUnsaved();
      resolve(isAgreed);
    };
    modals.open({
      modalId: 'unsaved',
      title: '有填写的内容还没有保存',
      centered: true,
      closeButtonProps: { 'aria-label': '关闭' },
      onClose: () => settle(false),
      children: (
        <>
          <Text>现在离开，刚才填的内容会丢失。</Text>
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={() => settle(true)}>
              不保存，离开
            </Button>
            <Button variant="default" data-autofocus onClick={() => settle(false)}>
              继续填写
            </Button>
            <Button onClick={() => void own.save().then((isSaved) => settle(isSaved))}>保存后离开</Button>
          </Group>
        </>
      ),
    });
  });
}

/** Going back through the history asks too; call once, before the router listens. */
export function guardHistory(): void {
  let isAllowed = false;
  window.addEventListener(
    'popstate',
    (event) => {
      if (isAllowed || !held || window.location.pathname === held.path) {
        isAllowed = false;
        return;
      }
      event.stopImmediatePropagation();
      window.history.pushState(null, '', held.path);
      void askToLeave().then((isAgreed) => {
        if (!isAgreed) return;
        isAllowed = true;
        window.history.back();
      });
    },
    { capture: true },
  );
}

function tellShell(isUnsaved: boolean): void {
  // The page asks by itself when this fails; only closing the window would not.
  desktopCall('window.setUnsaved', { isUnsaved }).catch(() => undefined);
}
