"""The page in a browser: filters, keyboard, widths, print, and nothing that runs or is fetched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from promisecheck.reports import render

webdriver = pytest.importorskip("selenium.webdriver")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
DRIVER = shutil.which("chromedriver") or ""
FLAGS = """
    headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking
    disable-component-update disable-sync disable-dev-shm-usage
""".split()

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium with its driver")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A headless Chromium without a network to speak of."""
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in FLAGS:
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield Browser(driver)
    driver.quit()


class Browser:
    """What the tests ask of a browser, in the terms of the page."""

    def __init__(self, driver) -> None:
        self.driver = driver

    def open(self, path, fragment=""):
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + fragment)

    def run(self, script, *given):
        return self.driver.execute_script(script, *given)

    def tell(self, command, **given):
        return self.driver.execute_cdp_cmd(command, given)

    def keys(self, *keys):
        action = webdriver.ActionChains(self.driver)
        for key in keys:
            action.send_keys(key)
        action.perform()

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def shown(self):
        """The messages of the findings that a reader sees."""
        return self.run(
            "return [...document.querySelectorAll('.finding strong')]"
            ".filter(one => one.checkVisibility()).map(one => one.textContent)"
        )

    def seen(self, selector):
        return self.run(
            "return [...document.querySelectorAll(arguments[0])]"
            ".some(one => one.checkVisibility())",
            selector,
        )

    def choose(self, name, text):
        self.run(
            "const box = document.querySelector(`select[name=${arguments[0]}]`);"
            "box.value = [...box.options].find(one => one.text === arguments[1]).value;"
            "box.dispatchEvent(new Event('input', {bubbles: true}));",
            name,
            text,
        )

    def status(self):
        return self.find("#shown").text

    def wait_for(self, status):
        """A form is reset a moment after it is told to be."""
        WebDriverWait(self.driver, 5).until(lambda _: self.status() == status)


@pytest.fixture
def page(browser, many, tmp_path):
    """The browser with the page of many findings."""
    path = tmp_path / "report.html"
    path.write_text(render("html", many), encoding="utf-8")
    browser.path = path
    browser.open(path)
    return browser


def test_all_is_shown_at_first(page):
    assert len(page.shown()) == 9
    assert page.status() == "9 of 9 findings shown"


def test_filter_by_severity(page):
    page.find("label.warning input").click()
    assert page.status() == "4 of 9 findings shown"
    assert not page.seen(".badge.warning")
    assert not page.run(
        "return [...document.querySelectorAll('.path')].some("
        "one => one.textContent.endsWith('deck.pptx') && one.checkVisibility())"
    )


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("feature", "SCIM provisioning", 3),
        ("feature", "Not in the catalog", 1),
        ("document", "quotes/beta.md", 5),
        ("owner", "identity-support", 3),
        ("owner", "Nobody named", 6),
    ],
)
def test_filter_by_choice(page, name, text, number):
    page.choose(name, text)
    assert page.status() == f"{number} of 9 findings shown"
    assert len(page.shown()) == number


def test_filters_work_together(page):
    page.choose("document", "quotes/beta.md")
    page.choose("owner", "identity-support")
    page.find("label.error input").click()
    assert page.shown() == []
    assert page.seen("#none-fits")


def test_words_are_looked_for_in_sentences_and_paths(page):
    for words, number in (("DAY ONE", 1), ("deck.pptx", 3), ("blockchain", 4), ("nowhere", 0)):
        box = page.find("input[type=search]")
        box.clear()
        box.send_keys(words)
        assert page.status() == f"{number} of 9 findings shown", words


def test_clear_and_escape_show_all_again(page):
    page.choose("feature", "Gantt chart")
    page.find("button[type=reset]").click()
    page.wait_for("9 of 9 findings shown")
    page.find("input[type=search]").send_keys("Gantt")
    assert page.status() == "1 of 9 findings shown"
    page.keys("\ue00c")
    page.wait_for("9 of 9 findings shown")


def test_a_feature_in_the_table_filters(page):
    page.find("button.only").click()
    assert page.status() == "3 of 9 findings shown"
    assert page.run("return document.activeElement.id") == "findings"


def test_the_address_keeps_the_filters(page):
    page.choose("feature", "CSV export")
    page.find("label.info input").click()
    address = page.driver.current_url
    assert "#feature=csv-export" in address
    page.open(page.path, "#" + address.partition("#")[2])
    assert page.status() == "4 of 9 findings shown"
    assert page.run("return document.querySelector('label.info input').checked") is False


def test_by_keyboard_alone(page):
    tab, enter = "\ue004", "\ue007"
    page.keys(tab)
    assert page.run("return document.activeElement.className") == "skip"
    page.keys(enter)
    assert page.run("return document.activeElement.id") == "findings"
    page.keys(tab, " ")
    assert page.status() == "6 of 9 findings shown"
    page.keys(" ", *[tab] * 8)
    assert page.run("return document.activeElement.className") == "passage"
    places = []
    for key in ("j", "j", "k"):
        page.keys(key)
        places.append(page.run("return document.activeElement.querySelector('.where').textContent"))
    assert places == ["Line 14", "Line 20", "Line 14"]


def test_focus_can_be_seen(page):
    page.keys("\ue004", "\ue004")
    assert page.run("return getComputedStyle(document.activeElement).outlineWidth") == "3px"


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_nothing_is_wider_than_the_window(browser, sample, tmp_path, width):
    name, report = sample
    path = tmp_path / f"{name}.html"
    path.write_text(render("html", report), encoding="utf-8")
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.tell("Emulation.setDeviceMetricsOverride", **size)
    try:
        browser.open(path)
        assert browser.run("return document.documentElement.scrollWidth") <= width
    finally:
        browser.tell("Emulation.clearDeviceMetricsOverride")


def test_dark_is_dark_and_light_is_light(page):
    grounds = []
    for scheme in ("light", "dark"):
        feature = {"name": "prefers-color-scheme", "value": scheme}
        page.tell("Emulation.setEmulatedMedia", features=[feature])
        color = page.run("return getComputedStyle(document.body).backgroundColor")
        grounds.append(sum(int(part) for part in color[4:-1].split(",")))
    page.tell("Emulation.setEmulatedMedia", features=[])
    assert grounds[0] > 600 > 150 > grounds[1]


def test_in_print_there_are_findings_and_no_filters(page):
    page.choose("feature", "SCIM provisioning")
    page.tell("Emulation.setEmulatedMedia", media="print")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    try:
        assert not page.seen("#filters select")
        assert page.seen("#shown")
        assert len(page.shown()) == 3
        assert page.seen(".without li")
    finally:
        page.tell("Emulation.setEmulatedMedia", media="")


def test_without_script_all_is_shown_and_no_filter(page):
    page.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.driver.refresh()
        assert len(page.shown()) == 9
        assert not page.seen("#filters")
    finally:
        page.tell("Emulation.setScriptExecutionDisabled", value=False)


def test_nothing_is_fetched_and_nothing_complained_of(page):
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.driver.get_log("browser") == []


def test_the_policy_stops_what_is_not_the_pages_own(page):
    page.run(
        "const line = document.createElement('script'); line.textContent = 'window.ran = 1';"
        "document.body.append(line);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 2\">');"
    )
    assert page.run("return window.ran ?? null") is None
    said = [entry["message"] for entry in page.driver.get_log("browser")]
    assert sum("Content Security Policy" in message for message in said) >= 2


def test_hostile_text_is_only_text(browser, hostile, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(render("html", hostile), encoding="utf-8")
    browser.open(path)
    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return document.querySelectorAll('img, iframe, object, svg').length") == 0
    assert "[bold]red[/bold]" in browser.find("blockquote").text
    assert browser.driver.get_log("browser") == []
