// Looks at the page that it stands in at six widths, and says what a reader would see go wrong.
window.addEventListener('load', async () => {
	document.currentScript?.remove();
	document.querySelectorAll('script').forEach(s => s.remove());
	const source = document.documentElement.outerHTML, wrong = new Set();
	for (const width of [360, 540, 560, 640, 768, 1200]) {
		const frame = document.createElement('iframe');
		frame.style.cssText = `width:${width}px;height:800px;border:0`;
		frame.srcdoc = source;
		await new Promise(done => { frame.onload = done; document.body.append(frame); });
		const page = frame.contentDocument;
		if (page.documentElement.scrollWidth > width) wrong.add(`wider than ${width}`);
		for (const svg of page.querySelectorAll('svg')) {
			const box = svg.viewBox.baseVal;
			const texts = [...svg.querySelectorAll('text')].map(t => [t, t.getBBox()]);
			for (const [t, b] of texts)
				if (b.x < -1 || b.y < -1 || b.x + b.width > box.width + 1 || b.y + b.height > box.height + 1) wrong.add(`outside of its chart: ${t.textContent}`);
			texts.forEach(([t, a], i) => texts.slice(i + 1).forEach(([u, b]) => {
				if (a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4) wrong.add(`upon each other: ${t.textContent}, ${u.textContent}`);
			}));
		}
		for (const e of page.querySelectorAll('.card, td, th, h1, h2, p'))
			if (e.scrollWidth > e.clientWidth + 1) wrong.add(`too wide for its place at ${width}: ${e.textContent}`);
		// light and dark text on its ground: at least 4.5 to 1
		const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
		const ground = light(frame.contentWindow.getComputedStyle(page.body).backgroundColor);
		for (const e of page.querySelectorAll('svg text, p, td, th, h1, h2, h3, small')) {
			const style = frame.contentWindow.getComputedStyle(e), ink = light(e.closest('svg') ? style.fill : style.color);
			if ((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) < 4.5) wrong.add(`too pale: ${e.textContent}`);
		}
		frame.remove();
	}
	// a character without a glyph is drawn as that one is
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	canvas.canvas.width = canvas.canvas.height = 40;
	const drawn = c => {
		canvas.clearRect(0, 0, 40, 40);
		canvas.font = '24px ' + getComputedStyle(document.body).fontFamily;
		canvas.fillText(c, 4, 30);
		return canvas.getImageData(0, 0, 40, 40).data.join();
	};
	const none = drawn('\u{10FFFD}');
	for (const c of new Set(document.body.textContent)) if (c > '~' && drawn(c) === none) wrong.add(`no glyph: ${c}`);
	document.body.innerHTML = '<pre id="seen"></pre>';
	document.body.firstChild.textContent = [...wrong].join('; ') || 'all is well';
});
