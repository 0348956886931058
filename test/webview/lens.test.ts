import assert from 'node:assert/strict';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { live } from './charts';
import { describePanel } from './harness';
import { large, picture, samplePicture } from './pictures';

const SHOP = 'file:///work/shop';
const WORKER = `${SHOP}#worker`;
const nodeAt = (id: string) => `g.node[data-id="${id}"]`;

describePanel('what is shown of the process model', {}, (panel) => {
  const names = async () => {
    const ids = await panel.page
      .locator('g.node[data-id]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id') ?? ''));
    return ids.map((id) => id.slice(id.indexOf('#') + 1)).sort();
  };
  /** What is at the ends of each edge that is drawn. */
  const ends = async () => {
    const all = await panel.page
      .locator('[data-from]')
      .evaluateAll((paths) =>
        paths.flatMap((path) => [path.getAttribute('data-from'), path.getAttribute('data-to')]),
      );
    return new Set(all);
  };
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
    await panel.harness.settle();
  };
  const choose = async (
    menu: 'Filter' | 'Layout',
    role: 'checkbox' | 'radio',
    name: string,
  ): Promise<void> => {
    await panel.page.getByRole('button', { name: menu }).click();
    await panel.page.getByRole(role, { name }).click();
    await press('Escape');
  };
  const bar = () => panel.page.locator('.lens').innerText();
  const columns = () => panel.page.locator('.type-column:visible .name').allTextContents();

  describe('the filter', () => {
    it('hides kinds with their edges, says how many, and shows all again', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Filter', 'checkbox', 'Backing service');
      assert.deepEqual(await names(), ['api', 'clock', 'invoicer', 'log-agent', 'migrate', 'web', 'worker']);
      assert.deepEqual(await ends(), new Set());
      assert.match(await bar(), /^4 hidden/);
      assert.match(
        (await panel.page.locator('[popovertarget="filter-menu"]').getAttribute('aria-label')) ?? '',
        /^Filter: 4 of 11 hidden$/,
      );
      await panel.page.locator('.lens').getByRole('button', { name: 'Show All' }).click();
      await panel.harness.settle();
      assert.equal((await names()).length, 11);
      assert.equal(await panel.page.locator('.lens').isVisible(), false);
    });

    it('hides what only hidden managers declare, with their sections and columns', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Filter', 'checkbox', 'Compose');
      assert.deepEqual(await names(), ['clock', 'log-agent', 'migrate', 'web', 'worker']);
      await panel.page.getByRole('tab', { name: 'Chart' }).click();
      await panel.harness.settle();
      const sections = await panel.page
        .locator('.section')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      assert.deepEqual(sections, [
        'shop, k8s/app.yaml, Kubernetes',
        'shop, Procfile, Procfile',
        'billing, k8s/app.yaml, Kubernetes',
      ]);
      await panel.page.getByRole('tab', { name: 'Matrix' }).click();
      await panel.harness.settle();
      const heads = await panel.page
        .getByRole('grid', { name: 'shop' })
        .getByRole('columnheader')
        .allInnerTexts();
      assert.deepEqual(
        heads.map((head) => head.split('\n')[0]),
        ['Process type', 'Procfile', 'Kubernetes'],
      );
    });

    it('leaves what has problems', async () => {
      await panel.harness.show(picture(shop(), 'worker'));
      await choose('Filter', 'checkbox', 'with problems');
      assert.deepEqual(await names(), ['worker']);
    });

    it('leaves what the search finds, while something is searched', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Filter', 'checkbox', 'what the search finds');
      assert.equal((await names()).length, 11);
      await press('/');
      await panel.page.keyboard.type('work');
      await panel.harness.settle();
      assert.deepEqual(await names(), ['worker']);
      await press('Escape');
      assert.equal((await names()).length, 11);
    });

    it('is the same in the chart and the matrix, and is kept for the next page', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Filter', 'checkbox', 'Worker');
      await panel.page.getByRole('tab', { name: 'Chart' }).click();
      await panel.harness.settle();
      assert.ok(!(await columns()).includes('worker'));
      const again = await panel.another({ state: await panel.harness.kept() });
      await again.show(picture(shop()));
      await again.page.getByRole('tab', { name: 'Matrix' }).click();
      await again.settle();
      const rows = await again.page.locator('.matrix tbody .name').allTextContents();
      assert.ok(rows.includes('web') && !rows.includes('worker'));
      await again.close();
    });

    it('says that it hides everything, and how to see it again', async () => {
      await panel.harness.show(picture(shop()));
      await panel.page.getByRole('button', { name: 'Filter' }).click();
      for (const name of ['Procfile', 'Compose', 'Kubernetes'])
        await panel.page.getByRole('checkbox', { name }).click();
      await press('Escape');
      assert.match(await panel.page.locator('.nothing-shown').innerText(), /The filter hides 11/);
      await panel.page.locator('.nothing-shown').getByRole('button', { name: 'Show All' }).click();
      await panel.harness.settle();
      assert.equal((await names()).length, 11);
    });

    it('is used with the keyboard alone, and gives the focus back', async () => {
      await panel.harness.show(picture(shop()));
      await panel.page.getByRole('button', { name: 'Filter' }).focus();
      await press('Enter');
      const focused = () => panel.page.evaluate(() => document.activeElement?.parentElement?.textContent);
      assert.match((await focused()) ?? '', /^Web/);
      await press('Tab', 'Space');
      assert.match((await focused()) ?? '', /^Worker/, 'the focus stays where a picture is shown anew');
      assert.ok(!(await names()).includes('worker'));
      await press('Escape');
      assert.equal(await panel.page.locator('#filter-menu').isVisible(), false);
      assert.equal(
        await panel.page.evaluate(() => document.activeElement?.getAttribute('popovertarget')),
        'filter-menu',
      );
    });

    it('keeps what is planned of a type that it hides', async () => {
      await panel.harness.show(live());
      await panel.page.getByRole('tab', { name: 'Chart' }).click();
      await panel.page.focus('.type-column[data-id$="compose#worker"]');
      await press('ArrowUp');
      await choose('Filter', 'checkbox', 'Worker');
      assert.ok(!(await columns()).includes('worker'));
      assert.deepEqual(await panel.page.locator('.plan li').allTextContents(), ['worker 2 → 3']);
    });

    it('makes a large formation small enough to be drawn at once', async () => {
      await panel.harness.show(picture(large(200, 25), 'worker-orders-0'));
      assert.equal(await panel.page.locator('.app').count(), 8);
      await choose('Filter', 'checkbox', 'with problems');
      await panel.page.waitForSelector('g.node[data-id]');
      assert.deepEqual(new Set(await names()), new Set(['worker-orders-0']));
      assert.equal(await panel.page.locator('.overview').isVisible(), false);
    });

    it('gives way to a node that is to be revealed', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Filter', 'checkbox', 'Worker');
      await panel.harness.post({ type: 'reveal', node: WORKER });
      await panel.harness.settle();
      assert.equal(await panel.page.locator('g.node.selected').getAttribute('data-id'), WORKER);
    });
  });

  describe('the search', () => {
    it('goes through the columns of the chart and the rows of the matrix', async () => {
      await panel.harness.show(picture(shop()));
      await panel.page.getByRole('tab', { name: 'Chart' }).click();
      await press('/');
      await panel.page.keyboard.type('kubernetes');
      await press('Enter', 'Enter');
      assert.equal(await panel.page.locator('.search .count').textContent(), '2 of 5');
      assert.equal(
        await panel.page.locator('.type-column.current').first().locator('.name').textContent(),
        'worker',
      );
      await panel.page.getByRole('tab', { name: 'Matrix' }).click();
      await panel.harness.settle();
      assert.deepEqual(await panel.page.locator('tr.match .name').allTextContents(), [
        'web',
        'worker',
        'clock',
        'migrate',
        'log-agent',
      ]);
    });

    it('takes the focus where a person leaves it', async () => {
      await panel.harness.show(picture(shop()));
      await panel.page.getByRole('tab', { name: 'Matrix' }).click();
      await press('/', 'w', 'Escape');
      assert.match(
        (await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '',
        /^web, Procfile/,
      );
      assert.equal(await panel.page.locator('tr.match').count(), 0);
    });
  });

  describe('the focus', () => {
    const deep = () =>
      picture([
        formation('deep', [
          { name: 'gate', declared: [{ in: 'compose' }], needs: ['api'] },
          { name: 'api', declared: [{ in: 'compose' }], needs: ['jobs'] },
          { name: 'jobs', declared: [{ in: 'compose' }], needs: ['db'] },
          { name: 'db', role: 'backing-service', declared: [{ in: 'compose' }] },
          { name: 'report', declared: [{ in: 'compose' }], needs: ['db'] },
        ]),
      ]);

    it('shows a type with what it needs and what needs it, as many hops away as asked', async () => {
      await panel.harness.show(deep());
      await panel.page.focus(nodeAt('file:///work/deep#jobs'));
      await press('f');
      assert.deepEqual(await names(), ['api', 'db', 'jobs']);
      assert.match(await bar(), /Focused on jobs/);
      await panel.page.getByRole('combobox', { name: 'Hops' }).selectOption('2 hops');
      await panel.harness.settle();
      assert.deepEqual(await names(), ['api', 'db', 'gate', 'jobs'], 'what else needs the store is not near');
      await press('Escape', 'Escape');
      assert.equal((await names()).length, 5);
    });

    it('is left by the key, the chip and Escape, and entered from the card', async () => {
      await panel.harness.show(deep());
      const inFocus = async () => (await names()).length < 5;
      await panel.page.click(nodeAt('file:///work/deep#gate'));
      await panel.page.locator('.details').getByRole('button', { name: 'Focus' }).click();
      await panel.harness.settle();
      assert.deepEqual(await names(), ['api', 'gate']);
      await panel.page.focus(nodeAt('file:///work/deep#gate'));
      await press('f');
      assert.equal(await inFocus(), false);
      await press('f');
      assert.equal(await inFocus(), true);
      await panel.page.getByRole('button', { name: 'Leave focus' }).click();
      await panel.harness.settle();
      assert.equal(await inFocus(), false);
      await panel.page.focus(nodeAt('file:///work/deep#gate'));
      await press('f', 'Escape', 'Escape');
      assert.equal(await inFocus(), false, 'the first Escape closes the card, the second leaves');
    });

    it('holds in the chart and the matrix, whose keys enter it too', async () => {
      await panel.harness.show(picture(shop()));
      await panel.page.getByRole('tab', { name: 'Chart' }).click();
      await panel.page.focus('.type-column[data-id$="compose#worker"]');
      await press('f');
      assert.deepEqual(await columns(), ['worker', 'worker', 'worker']);
      await panel.page.getByRole('tab', { name: 'Matrix' }).click();
      await panel.harness.settle();
      assert.deepEqual(await panel.page.locator('.matrix tbody .name').allTextContents(), [
        'worker',
        'postgres',
        'redis',
      ]);
      await panel.page.focus('.matrix [tabindex="0"]');
      await press('f');
      assert.equal(await panel.page.locator('.matrix tbody .name').count(), 11);
    });

    it('is not left by the Escape that closes a menu', async () => {
      await panel.harness.show(deep());
      await panel.harness.post({ type: 'focus', node: 'file:///work/deep#gate' });
      await panel.harness.settle();
      await panel.page.getByRole('button', { name: 'Legend' }).click();
      await press('Escape');
      assert.equal(await panel.page.locator('.menu:visible').count(), 0);
      assert.deepEqual(await names(), ['api', 'gate']);
    });

    it('is set by the host, kept for the next page, and not lost while its type is gone', async () => {
      await panel.harness.show(picture(shop()));
      await panel.harness.post({ type: 'focus', node: WORKER });
      await panel.harness.settle();
      const focused = ['postgres', 'redis', 'worker'];
      assert.deepEqual(await names(), focused);
      await panel.harness.show(
        picture([formation('shop', [{ name: 'web', declared: [{ in: 'compose' }] }])]),
      );
      assert.deepEqual(await names(), ['web']);
      await panel.harness.show(picture(shop()));
      assert.deepEqual(await names(), focused);
      const again = await panel.another({ state: await panel.harness.kept() });
      await again.show(picture(shop()));
      assert.equal(await again.page.locator('g.node[data-id]').count(), 3);
      await again.close();
    });

    it('and the filter show hostile names as themselves', async () => {
      const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose' }] }));
      await panel.harness.show(picture([formation('<b>"]; end', members)]));
      for (const name of HOSTILE) {
        await panel.harness.post({ type: 'focus', node: `file:///work/<b>"]; end#${name}` });
        await panel.harness.settle();
        assert.equal(await panel.page.locator('.chip b').textContent(), name);
        assert.equal(await panel.page.locator('g.node[data-id]').count(), 1);
        assert.equal(await panel.page.locator('.lens :is(img, script, a)').count(), 0);
      }
    });
  });

  describe('the layout', () => {
    const box = async (id: string) => {
      const found = await panel.page.locator(nodeAt(id)).boundingBox();
      assert.ok(found);
      return found;
    };

    it('goes from left to right, or from top to bottom', async () => {
      await panel.harness.show(picture(shop()));
      const [web, redis] = [await box(`${SHOP}#web`), await box(`${SHOP}#redis`)];
      assert.ok(web.x + web.width < redis.x);
      await choose('Layout', 'radio', 'Top to bottom');
      const [above, below] = [await box(`${SHOP}#web`), await box(`${SHOP}#redis`)];
      assert.ok(above.y + above.height < below.y);
    });

    it('sets data stores behind what runs, those too that nothing needs', async () => {
      const declared = [{ in: 'compose' }];
      await panel.harness.show(
        picture([
          formation('x', [
            { name: 'lonely', role: 'backing-service', declared },
            { name: 'web', declared, needs: ['db'] },
            { name: 'db', role: 'backing-service', declared },
          ]),
        ]),
      );
      const [web, lonely] = [await box('file:///work/x#web'), await box('file:///work/x#lonely')];
      assert.ok(web.x + web.width < lonely.x);
      assert.equal(await panel.page.locator('.edgePaths path:visible').count(), 1);
    });

    it('explains its signs in a legend: those that occur, and no others', async () => {
      const entries = async () => {
        await panel.page.getByRole('button', { name: 'Legend' }).click();
        const all = await panel.page.locator('.menu .legend li').allInnerTexts();
        await press('Escape');
        return all;
      };
      await panel.harness.show(picture([formation('x', [{ name: 'web', declared: [{ in: 'procfile' }] }])]));
      assert.deepEqual(await entries(), ['process type', 'Procfile']);
      await panel.harness.show(picture(shop(), 'worker'));
      const all = await entries();
      for (const text of [
        'stacked: more than one process',
        'needs',
        'starts after it',
        'requests from outside',
      ])
        assert.ok(
          all.some((entry) => entry.includes(text)),
          text,
        );
      await panel.harness.show(picture(large(200, 25)));
      assert.ok((await entries()).some((entry) => entry.includes('filled: more than one process')));
      await panel.page.getByRole('tab', { name: 'Matrix' }).click();
      await panel.harness.show(picture(shop()));
      assert.ok((await entries()).some((entry) => entry.includes('missing: other environments run it')));
    });

    it('opens a group of an app with what it needs in others, where that can be read', async () => {
      const { graph, ...others } = picture(large(60, 60));
      const nodes = graph.nodes.map((node, index) => ({
        ...node,
        namespaces: [node.role === 'backing-service' ? 'data' : index < 10 ? 'small' : 'rest'],
      }));
      await panel.harness.show({ ...others, graph: { ...graph, nodes } });
      assert.deepEqual(await panel.page.locator('.app b').allTextContents(), ['small', 'rest', 'data']);
      assert.match(await panel.page.locator('.app .links').first().innerText(), /^needs data ×\d+$/);
      await panel.page.locator('.app').first().click();
      await panel.page.waitForSelector('.overview', { state: 'hidden' });
      await panel.harness.settle();
      assert.equal(await panel.page.locator('g.node:not(.backing-service)[data-id]').count(), 10);
      assert.ok((await panel.page.locator('g.node.backing-service').count()) > 0);
      assert.equal(await panel.page.locator('.trail .counts').innerText(), '10 process types');
    });

    it('groups by manager, with the needs between the groups', async () => {
      await panel.harness.show(picture(shop()));
      await choose('Layout', 'radio', 'Manager');
      assert.deepEqual((await panel.page.locator('.frame-title').allTextContents()).sort(), [
        'billing · Compose',
        'billing · Kubernetes',
        'shop · Compose',
        'shop · Compose, Kubernetes',
        'shop · Compose, Kubernetes, Procfile',
        'shop · Kubernetes, Procfile',
      ]);
      assert.ok((await ends()).has(`${SHOP}#redis`));
    });

    it('shows layers: autoscalers that lead to their line, entry points, problems', async () => {
      await panel.harness.show(await samplePicture('shop'));
      assert.equal(await panel.page.locator('g.node.autoscaler').count(), 0);
      await choose('Layout', 'checkbox', 'Autoscalers');
      const scaler = panel.page.locator('g.node.autoscaler').first();
      assert.match((await scaler.getAttribute('aria-label')) ?? '', /^shop-web, 2–10, autoscaler/);
      await scaler.click();
      const opened = (await panel.harness.last()) as { type: string; node: string; at: string };
      assert.deepEqual([opened.type, opened.node.split('#')[1], opened.at], ['open', 'web', 'quantity']);
      assert.equal(await panel.page.locator('g.node.outside').count(), 1);
      await choose('Layout', 'checkbox', 'Entry points');
      assert.equal(await panel.page.locator('g.node.outside').count(), 0);
      assert.ok((await panel.page.locator('.badge:visible').count()) > 0);
      await choose('Layout', 'checkbox', 'Problems');
      assert.equal(await panel.page.locator('.badge:visible').count(), 0);
      const again = await panel.another({ state: await panel.harness.kept() });
      await again.show(await samplePicture('shop'));
      assert.equal(
        await again.page.locator('g.node.autoscaler').count(),
        await panel.page.locator('g.node.autoscaler').count(),
      );
      assert.equal(await again.page.locator('g.node.outside').count(), 0);
      await again.close();
    });
  });
});
