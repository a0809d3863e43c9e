/*!
 * ordinal-embed.js: talks to Ordinal in an iframe. No dependencies, any page, also from the disk. embed.html shows how.
 *
 *   <script src="ordinal-embed.js"></script>
 *   OrdinalEmbed.connect(iframe).send({ type: 'set', replicas: 5 })   a promise of the answer
 *   OrdinalEmbed.connect(iframe).on('state', (state) => ...)          gives the way to stop
 *   OrdinalEmbed.reveal(Reveal)                                       the arrow keys step through the frame first, then through the deck
 *   OrdinalEmbed.drive({ frame, next, prev, hand })                   the same for any other deck
 *
 * An iframe with the attribute data-ordinal-height is made as high as its page wants to be.
 */
(function (window, document) {
  'use strict';

  var frames = new WeakMap();
  var listeners = [];
  var asked = 0;

  window.addEventListener('message', function (event) {
    var data = event.data;
    if (typeof data !== 'object' || data === null || data.ns !== 'ordinal' || data.v !== 1) return;
    document.querySelectorAll('iframe').forEach(function (iframe) {
      if (iframe.contentWindow === event.source) hear(connect(iframe), data);
    });
  });

  function hear(frame, data) {
    frame.isReady = true;
    if (data.type === 'height' && frame.iframe.hasAttribute('data-ordinal-height'))
      frame.iframe.style.height = data.height + 'px';
    var answer = frame.waiting.get(data.id);
    frame.waiting.delete(data.id);
    if (answer) answer(data);
    frame.listeners.concat(listeners).forEach(function (each) {
      if (each.type === data.type) each.listener(data, frame);
    });
  }

  /** The way to the page in an iframe: the same one each time. */
  function connect(iframe) {
    var known = frames.get(iframe);
    if (known) return known;
    var frame = {
      iframe: iframe,
      isReady: false,
      waiting: new Map(),
      listeners: [],
      send: function (message) {
        asked += 1;
        var id = 'embed-' + asked;
        return new Promise(function (resolve) {
          frame.waiting.set(id, resolve);
          // A sandboxed frame has no origin that could be named; what is sent is for nobody's eyes in particular.
          iframe.contentWindow.postMessage(Object.assign({ ns: 'ordinal', v: 1, id: id }, message), '*');
        });
      },
      on: function (type, listener) {
        return listen(frame.listeners, type, listener);
      },
    };
    // Another page in the frame, or none at all, has to say anew that it hears.
    new MutationObserver(function () {
      frame.isReady = false;
    }).observe(iframe, { attributes: true, attributeFilter: ['src', 'srcdoc'] });
    frames.set(iframe, frame);
    return frame;
  }

  function listen(list, type, listener) {
    var entry = { type: type, listener: listener };
    list.push(entry);
    return function () {
      list.splice(list.indexOf(entry), 1);
    };
  }

  var onKeys = ['ArrowRight', 'PageDown', ' '];
  var backKeys = ['ArrowLeft', 'PageUp'];

  function direction(key) {
    if (key.ctrlKey || key.metaKey || key.altKey) return undefined;
    if (onKeys.includes(key.key)) return key.shiftKey && key.key !== ' ' ? undefined : key.shiftKey ? 'prev' : 'next';
    return backKeys.includes(key.key) && !key.shiftKey ? 'prev' : undefined;
  }

  /**
   * The keys that go through a deck go through the frame of its slide first. `frame` gives the iframe on the shown slide, or nothing;
   * `next` and `prev` move the deck; `hand`, if given, gets the other keys that were pressed inside the frame. Gives the way to stop.
   */
  function drive(deck) {
    function current() {
      var iframe = deck.frame();
      return iframe ? connect(iframe) : undefined;
    }
    function onKeyDown(event) {
      var way = direction(event);
      var frame = way && !isTypedInto(event.target) && current();
      // Until the frame answers, the deck must not wait for it.
      if (!frame || !frame.isReady) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      frame.send({ type: way });
    }
    window.addEventListener('keydown', onKeyDown, true);
    var stops = [
      listen(listeners, 'boundary', function (edge, frame) {
        if (frame === current()) (edge.last ? deck.next : deck.prev)();
      }),
      listen(listeners, 'key', function (key, frame) {
        if (frame !== current()) return;
        var way = direction(key);
        if (way) frame.send({ type: way });
        else (deck.hand || press)(key);
      }),
    ];
    return function () {
      window.removeEventListener('keydown', onKeyDown, true);
      stops.forEach(function (stop) {
        stop();
      });
    };
  }

  function isTypedInto(target) {
    return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  }

  /** A key that was pressed inside the frame, as if it had been pressed on the page. */
  function press(key) {
    var event = new KeyboardEvent('keydown', Object.assign({ bubbles: true, cancelable: true }, key));
    Object.defineProperty(event, 'keyCode', { value: key.keyCode });
    document.dispatchEvent(event);
  }

  /** For reveal.js, also when it has been started already. */
  function reveal(deck) {
    return drive({
      frame: function () {
        var slide = deck.getCurrentSlide();
        var isBusy = (deck.isOverview && deck.isOverview()) || (deck.isPaused && deck.isPaused());
        return slide && !isBusy ? slide.querySelector('iframe[data-ordinal], iframe[src*="embed=1"]') : undefined;
      },
      next: function () {
        deck.next();
      },
      prev: function () {
        deck.prev();
      },
    });
  }

  window.OrdinalEmbed = { connect: connect, drive: drive, reveal: reveal };
})(window, document);
