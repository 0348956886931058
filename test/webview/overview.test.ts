import assert from 'node:assert/strict';
import type { Formation } from '../../src/core/model';
import { formation, HOSTILE } from '../core/graph/formations';
import { describePanel } from './harness';
import { large, picture } from './pictures';

const APP = 'file:///work/app-3';
const card = (id: string) => `.app[data-app="${id}"]`;

/** The formations with the third app put in place of theirs. */
const withThird = (formations: readonly Formation[], third: Formation) => [
  ...formations.slice(0, 2),
  third,
  ...formations.slice(3),
];

/** A formation in which one member has another name. */
const renamed = (app: Formation, from: string, to: string): Formation => ({
  ...app,
  members: app.members.map((member) => (member.name === from ? { ...member, name: to } : member)),
});

describePanel('the overview of a large formation', {}, (panel) => {
  const count = (selector: string) => panel.page.locator(selector).count();
  const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('data-app'));
  const opened = async (id: string) => {
    await panel.page.click(card(id));
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
  };
  /** Marks the drawings that stand, so that a new one shows. */
  const mark = () =>
    panel.page.evaluate(() =>
      document.querySelectorAll('.parts > svg').forEach((svg) => svg.classList.add('old')),
    );

  it('names and counts each app at once, and loads mermaid only when one is approached', async () => {
    const isLoaded = () =>
      panel.page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/mermaid')),
      );
    await panel.harness.show(picture(large(1000, 25), 'worker-orders-0'));
    assert.equal(await count('.app'), 40);
    assert.equal(await count('g.node'), 0);
    assert.equal(await isLoaded(), false);
    assert.equal(
      await panel.page.locator(card(APP)).getAttribute('aria-label'),
      'app-3, 21 process types, 4 backing services, 1 warning',
    );
    assert.equal(
      await panel.page.locator('.trail .here').textContent(),
      '40 apps · 840 process types · 160 backing services',
    );
    await opened(APP);
    assert.equal(await isLoaded(), true);
  });

  it('draws the app that is clicked, and it alone, and leads back by Escape', async () => {
    await panel.harness.show(picture(large(200, 25)));
    await opened(APP);
    assert.equal(await count('g.node[data-id]'), 25);
    assert.equal(await count(`g.node[data-id^="${APP}#"]`), 25);
    assert.equal(await panel.page.locator('.trail b').textContent(), 'app-3');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('.overview');
    assert.equal(await focused(), APP);
  });

  it('does not draw an app again that was drawn', async () => {
    await panel.harness.show(picture(large(200, 25)));
    await opened(APP);
    await mark();
    await panel.page.click('.trail .back');
    await opened('file:///work/app-1');
    assert.equal(await count('.parts > svg.old'), 0);
    await panel.page.click('.trail .back');
    await opened(APP);
    assert.equal(await count('.parts > svg.old'), 1);
  });

  it('tells in a drawing that comes back what has changed meanwhile', async () => {
    const at = (quantity: number) => {
      const members = large(50, 25)[0]?.members.map((member) => ({
        ...member,
        declarations: member.declarations.map((one) => ({
          ...one,
          processType: { ...one.processType, quantity: { ...one.processType.quantity, count: quantity } },
        })),
      }));
      return withThird(large(200, 25), { ...formation('app-3', []), members: members ?? [] });
    };
    await panel.harness.show(picture(at(2)));
    await opened(APP);
    await mark();
    await panel.page.click('.trail .back');
    await panel.harness.show(picture(at(3)));
    await opened(APP);
    assert.equal(await count('.parts > svg.old'), 1);
    const texts = await panel.page.locator('g.node.process .quantity').allTextContents();
    assert.deepEqual([...new Set(texts)], ['3']);
    const apart = await panel.page.locator('g.node.process').evaluateAll((nodes) =>
      nodes.every((node) => {
        const [first, second] = [...node.querySelectorAll('.quantities .icon')];
        return !second || (first?.getBoundingClientRect().right ?? 0) <= second.getBoundingClientRect().left;
      }),
    );
    assert.ok(apart, 'the icons of its quantities stand beside each other');
  });

  it('can be used with the keyboard alone: one tab stop, arrows, Enter, Escape', async () => {
    await panel.harness.show(picture(large(200, 25)));
    await panel.page.focus('.trail .link');
    await panel.page.keyboard.press('Tab');
    assert.equal(await focused(), 'file:///work/app-1');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'file:///work/app-2');
    await panel.page.keyboard.press('End');
    assert.equal(await focused(), 'file:///work/app-8');
    await panel.page.keyboard.press('ArrowUp');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
    assert.match(
      (await panel.page.evaluate(() => document.activeElement?.getAttribute('data-id'))) ?? '',
      /^file:\/\/\/work\/app-4#/,
    );
    await panel.page.keyboard.press('Escape');
    await panel.page.keyboard.press('Escape');
    assert.equal(await focused(), 'file:///work/app-4');
  });

  it('finds in all apps, leaves those that have it, and takes what is sought along', async () => {
    const formations = large(200, 25);
    const third = formations[2];
    assert.ok(third);
    await panel.harness.show(picture(withThird(formations, renamed(third, 'worker-mail-6', 'needle'))));
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('needle');
    assert.equal(await panel.page.locator('.search .count').textContent(), '1');
    assert.equal(await panel.page.locator('.app:visible').count(), 1);
    assert.equal(await panel.page.locator(`${card(APP)} .found`).textContent(), 'needle');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
    assert.equal(await panel.page.locator('g.node.selected').getAttribute('data-id'), `${APP}#needle`);
  });

  it('follows an edit in the card that stands, and draws nothing but the app that is open', async () => {
    const formations = large(200, 25);
    const [, second, third] = formations;
    assert.ok(second && third);
    await panel.harness.show(picture(formations));
    await opened(APP);
    await mark();
    const less = { ...second, members: second.members.slice(1) };
    await panel.harness.show(picture([...formations.slice(0, 1), less, ...formations.slice(2)]));
    assert.equal(await count('.parts > svg.old'), 1);
    await panel.page.click('.trail .back');
    assert.match(
      (await panel.page.locator(card('file:///work/app-2')).getAttribute('aria-label')) ?? '',
      /^app-2, 20 process types/,
    );
    await opened(APP);
    await panel.harness.show(picture(withThird(formations, renamed(third, 'worker-mail-6', 'post'))));
    await panel.page.waitForSelector(`g.node[data-id="${APP}#post"]`);
    assert.equal(await count('.parts > svg.old'), 0);
  });

  it('shows the overview while the app that is open is gone, as half an edit can make it', async () => {
    const formations = large(200, 25);
    await panel.harness.show(picture(formations));
    await opened(APP);
    await panel.harness.show(picture(formations.filter(({ app }) => app.folder !== APP)));
    await panel.page.waitForSelector('.overview');
    assert.equal(await count('.app'), 7);
    await panel.harness.show(picture(formations));
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
    assert.equal(await panel.page.locator('.trail b').textContent(), 'app-3');
  });

  it('opens the app of a node that is to be revealed, and of the page before', async () => {
    await panel.harness.show(picture(large(200, 25)));
    await panel.harness.post({ type: 'reveal', node: `${APP}#redis` });
    await panel.page.waitForSelector('g.node.selected');
    assert.equal(await panel.page.locator('.details h2').textContent(), 'redis');
    const again = await panel.another({ state: await panel.harness.kept() });
    await again.show(picture(large(200, 25)));
    await again.page.waitForSelector('.overview', { state: 'hidden' });
    assert.equal(await again.page.locator('.trail b').textContent(), 'app-3');
    await again.close();
  });

  it('opens the app that was asked for last', async () => {
    await panel.harness.show(picture(large(200, 25)));
    await panel.page.evaluate(() => {
      for (const app of ['app-1', 'app-5', 'app-3'])
        document.querySelector<HTMLElement>(`[data-app$="/${app}"]`)?.click();
    });
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
    assert.equal(await panel.page.locator('.trail b').textContent(), 'app-3');
    assert.equal(await count(`g.node[data-id^="${APP}#"]`), await count('g.node[data-id]'));
  });

  it('shows hostile names as themselves, and opens their apps', async () => {
    const declared = [{ in: 'compose', quantity: { count: 2 } }];
    const members = Array.from({ length: 8 }, (_, index) => ({ name: `type-${index}`, declared }));
    await panel.harness.show(picture(HOSTILE.map((name) => formation(name, members))));
    const names = await panel.page.locator('.app b').allTextContents();
    assert.deepEqual(
      names,
      HOSTILE.map((name) => (name === '' ? '(unnamed)' : name)),
    );
    assert.equal(await count('.apps :is(img, script, a)'), 0);
    await panel.page.click('.app >> nth=0');
    await panel.page.waitForSelector('.overview', { state: 'hidden' });
    assert.equal(await panel.page.locator('.trail b').textContent(), HOSTILE[0]);
    assert.equal(await count('g.node[data-id]'), 8);
  });
});
