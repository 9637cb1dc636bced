using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Web;

public class PageTests
{
    [Fact]
    public async Task A_demo_says_that_a_demo_runs_it()
    {
        var options = RelayOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(Demo.DemoCloud.Settings(new Uri("http://127.0.0.1:5080"))).Build());
        Assert.Empty(options.Faults());
        await using var host = await FormHost.StartAsync(options, demo: true);
        using var browser = host.Browse();
        var page = await browser.GetAsync("/tip/en/about");
        Assert.Contains("are run by: Satark DEMO", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_names_an_absolute_address_sets_a_cookie_or_holds_a_script_or_style_of_its_own()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { Number = "+91 98765 43210", RunBy = "A trust" }.AsTrial(true));
        using var browser = host.Browse();
        var pages = 0;
        foreach (var path in Paths())
        {
            var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(page.Addresses, address => Assert.DoesNotMatch("^[a-z]+:(?!112$)|//", address.Replace("width=device-width, initial-scale=1", "", StringComparison.Ordinal)));
            Assert.DoesNotMatch("(?i)https?:|<style|style=|<iframe|<object|<embed| on[a-z]+=|@import|url\\(", page.Html);
            Assert.DoesNotMatch("(?i)<script(?! src=\"/tip/tip.js\" defer></script>)", page.Html);
            Assert.False(page.Headers.Contains("Set-Cookie"), path);
            Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(page.Headers.CacheControl!.NoStore);
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            pages++;
        }

        // Four languages of 14 categories, the danger form, three pages; and three without a language.
        Assert.Equal((4 * (14 + 1 + 3)) + 3, pages);
    }

    [Fact]
    public async Task Style_and_script_name_no_address_of_anybody_else_and_the_script_keeps_nothing()
    {
        await using var host = await FormHost.StartAsync();
        using var browser = host.Browse();
        foreach (var (path, type) in new[] { ("/tip/tip.css", "text/css; charset=utf-8"), ("/tip/tip.js", "text/javascript; charset=utf-8") })
        {
            var file = await browser.GetAsync(path);
            Assert.Equal(type, file.ContentType);
            Assert.DoesNotMatch("(?i)https?:|url\\(|@import|localStorage|sessionStorage|indexedDB|cookie|eval\\(|innerHTML", file.Html);
        }
    }

    [Theory]
    [InlineData("hi", "ltr")]
    [InlineData("en", "ltr")]
    [InlineData("ur", "rtl")]
    [InlineData("bho", "ltr")]
    public async Task Every_page_is_whole_in_its_language(string language, string direction)
    {
        await using var host = await FormHost.StartAsync();
        using var browser = host.Browse();
        foreach (var path in Paths().Where(p => p.StartsWith($"/tip/{language}", StringComparison.Ordinal)))
        {
            var page = await browser.GetAsync(path);
            Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", page.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{[a-z0-9-]+\}", page.Text);

            // Latin words in the others are names that everybody writes so.
            var latin = Regex.Matches(page.Text.Replace("English", "", StringComparison.Ordinal), "[A-Za-z]{2,}").Select(m => m.Value).Distinct().Except(["WhatsApp", "Meta", "MB", "PDF", "SP", "CCTV", "stop", "MANAS"]);
            Assert.True(language == "en" || !latin.Any(), $"{path}: {string.Join(' ', latin)}");
        }
    }

    [Fact]
    public void The_words_have_the_same_slots_in_every_language_and_nothing_stands_untranslated()
    {
        var sentences = typeof(WebWords).GetProperties().Where(p => p.PropertyType == typeof(string) && p.Name is not (nameof(WebWords.Language) or nameof(WebWords.Direction))).ToList();
        Assert.True(sentences.Count > 70);
        foreach (var sentence in sentences)
        {
            var texts = WebWords.Languages.Select(l => (string)sentence.GetValue(WebWords.Find(l.Code))!).ToList();
            Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t), sentence.Name));
            Assert.Single(texts.Select(t => string.Join(',', Regex.Matches(t, @"\{\d\}").Select(m => m.Value).Order())).Distinct());
            Assert.True(texts.Count(t => t == WebWords.Find("en")!.GetType().GetProperty(sentence.Name)!.GetValue(WebWords.Find("en"))!.ToString()) == 1, sentence.Name);
        }
    }

    [Theory]
    [InlineData("ur,hi;q=0.5", "ur")]
    [InlineData("en-IN,en;q=0.9", "en")]
    [InlineData("fr", "hi")]
    [InlineData("", "hi")]
    public void An_address_without_a_language_is_answered_in_the_browsers(string accepted, string language) =>
        Assert.Equal(language, Satark.Relay.Web.Pages.Shell.Guess(accepted).Language);

    [Fact]
    public async Task The_about_page_says_who_runs_the_relay_and_that_a_trial_shares_a_machine()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { RunBy = "Lok <Nyas>" }.AsTrial(true));
        using var browser = host.Browse();
        var trial = await browser.GetAsync("/tip/en/about");
        Assert.Contains("run by: Lok <Nyas>.", trial.Text, StringComparison.Ordinal);
        Assert.Contains("Trial: relay and desk share this machine.", trial.Text, StringComparison.Ordinal);

        await using var other = await FormHost.StartAsync();
        using var second = other.Browse();
        var unnamed = await second.GetAsync("/tip/en/about");
        Assert.Contains("has not named yet who runs", unnamed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trial", unnamed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_languages_and_categories_lead_back_to_the_start()
    {
        await using var host = await FormHost.StartAsync();
        using var browser = host.Browse();
        foreach (var path in new[] { "/tip/xx", "/tip/hi/nothing", "/tip/xx/drugs", "/tip/%3Cscript%3E", "/tip/hi/%22%3E%3Cscript%3E" })
        {
            var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains("href=\"/tip/hi/drugs\"", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static readonly string[] OfLanguage = ["", "/about", "/receipt", "/danger"];

    private static IEnumerable<string> Paths() =>
    [
        "/tip", "/tip/about", "/tip/receipt",
        .. from language in WebWords.Languages.Select(l => l.Code)
           from rest in OfLanguage.Concat(Questionnaire.Default.Categories.Select(c => "/" + c.Id))
           select $"/tip/{language}{rest}",
    ];
}
