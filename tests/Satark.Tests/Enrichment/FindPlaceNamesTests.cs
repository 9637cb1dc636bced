using Satark.Cases;
using Satark.Enrichment;
using Satark.Messaging;
using Satark.Places.Evidence;

namespace Satark.Tests.Enrichment;

public sealed class FindPlaceNamesTests
{
    private const string Text = "she is in Xanadupur tonight, near Ballia";

    [Fact]
    public async Task What_the_service_finds_is_kept_under_the_seal_and_the_history_tells_how_many_and_no_word_of_it()
    {
        using var world = await WithServiceAsync("Xanadupur");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        var finding = Assert.Single(await FindingsAsync(world, id));
        Assert.Equal(("Xanadupur", EvidenceSource.LanguageService, false), (finding.Value, finding.Source, finding.IsFormer));
        var told = Assert.Single(await world.Book.EventsAsync(id, default), e => e.Kind == EventKinds.PlaceNamesFound);
        Assert.Equal("1", Assert.Single(told.Facts, fact => fact.Key == "count").Value);
        Assert.Single(told.Facts);
        Assert.Null(told.Body);
        Assert.Equal((1, false), ((await world.CaseAsync(id)).PlaceNames!.Count, (await world.CaseAsync(id)).PlaceNames!.IsFallback));
        Assert.Equal(["en"], world.Analyzer.PlacesAsked);
        Assert.Null(await world.FaultAsync(id));
    }

    [Fact]
    public async Task While_the_service_thinks_the_case_is_routed_and_its_language_told()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, Text);
        var thinking = new TaskCompletionSource<PlaceNames?>();
        world.Analyzer.Places = _ => thinking.Task;

        var handling = Handler(world).HandleAsync(Again(world, id), default);

        var c = await world.CaseAsync(id);
        Assert.Equal(("ballia", "en"), (c.Route?.DistrictId, c.Language?.Code));
        Assert.Null(c.PlaceNames);
        thinking.SetResult(Names(Text, "Xanadupur"));
        await handling;
        Assert.Single(await FindingsAsync(world, id));
        Assert.Equal("ballia", (await world.CaseAsync(id)).Route?.DistrictId);
    }

    [Fact]
    public async Task It_is_asked_once_about_a_text_and_what_it_found_outlives_other_news()
    {
        using var world = await WithServiceAsync("Xanadupur");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();
        var before = await world.CaseAsync(id);

        await Handler(world).HandleAsync(Again(world, id), default);
        Assert.Equal(before.Revision, (await world.CaseAsync(id)).Revision);

        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","subject":{"handle":"more"}}""");
        await world.Pump.RunDueAsync();
        Assert.Single(world.Analyzer.PlacesAsked);
        Assert.False(Assert.Single(await FindingsAsync(world, id)).IsFormer);
    }

    [Fact]
    public async Task Once_the_text_has_changed_what_was_found_in_the_old_one_is_former_also_where_the_service_fails()
    {
        using var world = await WithServiceAsync("Xanadupur");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();
        world.Analyzer.Places = _ => Task.FromResult<PlaceNames?>(PlaceNames.Unanswered);

        await UpdateAsync(world, "now she is somewhere else, she says");
        await world.Pump.RunDueAsync();

        Assert.True(Assert.Single(await FindingsAsync(world, id)).IsFormer);
        Assert.True((await world.CaseAsync(id)).PlaceNames!.IsFallback);
        Assert.Equal(2, world.Analyzer.PlacesAsked.Count);

        // The first text again: it is asked about again, and what is found there stands again.
        world.Analyzer.Places = text => Task.FromResult<PlaceNames?>(Names(text, "Xanadupur"));
        await UpdateAsync(world, Text);
        await world.Pump.RunDueAsync();
        Assert.False(Assert.Single(await FindingsAsync(world, id)).IsFormer);
    }

    [Fact]
    public async Task A_name_found_in_both_texts_is_no_former_one()
    {
        using var world = await WithServiceAsync("Xanadupur");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        await UpdateAsync(world, "they say she is in Xanadupur");
        await world.Pump.RunDueAsync();

        Assert.Equal([false, true], (await FindingsAsync(world, id)).OrderByDescending(e => e.Start).Select(e => e.IsFormer));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_told_by_the_case_and_hides_nothing()
    {
        using var world = await new World().WithPeopleAsync();
        world.Analyzer.Places = _ => Task.FromResult<PlaceNames?>(PlaceNames.Unanswered);
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        var c = await world.CaseAsync(id);
        Assert.Equal(("ballia", true), (c.Route?.DistrictId, c.PlaceNames?.IsFallback));
        Assert.Equal("yes", Assert.Single(await world.Book.EventsAsync(id, default), e => e.Kind == EventKinds.PlaceNamesFound).Facts["fallback"]);
        await Handler(world).HandleAsync(Again(world, id), default);
        Assert.Single(world.Analyzer.PlacesAsked);
    }

    [Fact]
    public async Task An_analyzer_that_breaks_its_promise_holds_neither_route_nor_calls_up()
    {
        using var world = await new World().WithPeopleAsync();
        world.Analyzer.Places = _ => throw new InvalidOperationException("broken");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        var c = await world.CaseAsync(id);
        Assert.Equal(("ballia", "en"), (c.Route?.DistrictId, c.Language?.Code));
        Assert.NotEmpty(world.Sms.Sent);

        world.Analyzer.Places = text => Task.FromResult<PlaceNames?>(Names(text, "Xanadupur"));
        await Handler(world).HandleAsync(Again(world, id), default);
        Assert.Single(await FindingsAsync(world, id));
    }

    [Fact]
    public async Task What_was_found_in_an_old_text_is_dropped_once_there_is_a_new_one()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, Text);
        var thinking = new TaskCompletionSource<PlaceNames?>();
        world.Analyzer.Places = _ => thinking.Task;
        var old = Handler(world).HandleAsync(Again(world, id), default);
        world.Analyzer.Places = text => Task.FromResult<PlaceNames?>(Names(text, "Shangrilapur"));
        await UpdateAsync(world, "no, it is Shangrilapur");
        await world.Pump.RunDueAsync();

        thinking.SetResult(Names(Text, "Xanadupur"));
        await old;

        Assert.Equal("Shangrilapur", Assert.Single(await FindingsAsync(world, id)).Value);
    }

    [Fact]
    public async Task Evidence_that_comes_while_it_thinks_stands_beside_what_it_found()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, Text);
        var thinking = new TaskCompletionSource<PlaceNames?>();
        world.Analyzer.Places = _ => thinking.Task;
        var handling = Handler(world).HandleAsync(Again(world, id), default);
        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","subject":{"handle":"more"}}""");

        thinking.SetResult(Names(Text, "Xanadupur"));
        await handling;

        Assert.Single(await FindingsAsync(world, id));
    }

    [Fact]
    public async Task Without_a_service_nothing_is_said_or_saved_about_it()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        Assert.Null((await world.CaseAsync(id)).PlaceNames);
        Assert.DoesNotContain(EventKinds.PlaceNamesFound, await world.KindsAsync(id));
    }

    [Fact]
    public async Task A_text_without_places_is_remembered_and_not_told()
    {
        using var world = await WithServiceAsync("not in the text");
        var id = await OpenAsync(world, Text);
        await world.Pump.RunDueAsync();

        Assert.Equal(0, (await world.CaseAsync(id)).PlaceNames?.Count);
        Assert.DoesNotContain(EventKinds.PlaceNamesFound, await world.KindsAsync(id));
    }

    private static async Task<World> WithServiceAsync(string word)
    {
        var world = await new World().WithPeopleAsync();
        world.Analyzer.Places = text => Task.FromResult<PlaceNames?>(Names(text, word));
        return world;
    }

    private static PlaceNames Names(string text, string word) =>
        text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var start ? new PlaceNames([new PlaceName(start, word.Length, 0.9)]) : new PlaceNames([]);

    private static async Task<IReadOnlyList<PlaceEvidence>> FindingsAsync(World world, string id)
    {
        var c = await world.CaseAsync(id);
        var key = await world.Book.KeyAsync(c, default);
        return [.. CaseBook.OpenEvidence(c, key!).Where(e => e.Kind == EvidenceKind.ServiceFinding)];
    }

    private static async Task<string> OpenAsync(World world, string text) =>
        (await world.RaiseAsync($$"""{"id":"a-1","type":"suicide-risk","severity":"critical","text":"{{text}}","url":"https://posts.test/a-1"}""")).CaseId;

    private static async Task UpdateAsync(World world, string text) =>
        await world.RaiseAsync($$"""{"id":"a-1","type":"suicide-risk","severity":"critical","text":"{{text}}"}""");

    private static Message Again(World world, string id) => new Errand(id).As(Errands.RouteCase, Lane.Urgent, world.Clock.Now);

    private static Satark.Places.RouteCase Handler(World world) => Locator.Of(world.Book, world.Analyzer);
}
