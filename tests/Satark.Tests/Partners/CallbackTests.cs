using Satark.Cases;
using Satark.Intake;
using Satark.Partners;
using static Satark.Tests.Given;

namespace Satark.Tests.Partners;

public sealed class CallbackTests
{
    [Theory]
    [InlineData("https://alerts.platform.example/satark?x=1", true)]
    [InlineData("https://alerts.platform.example:8443/", true)]
    [InlineData("http://alerts.platform.example/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("https://user:secret@platform.example/", false)]
    [InlineData("https://platform.example/#x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("platform.example", false)]
    [InlineData("", false)]
    public void Only_a_whole_https_address_without_secrets_is_taken(string url, bool taken) => Assert.Equal(taken, CallbackAddress.Fault(url, allowLoopback: false) is null);

    [Fact]
    public void It_is_tried_soon_then_each_hour_for_two_days_and_never_sooner_than_asked()
    {
        var at = TimeSpan.Zero;
        var attempts = 0;
        while (CallbackDelays.After(attempts, null) is { } delay)
        {
            at += delay;
            attempts++;
        }

        Assert.InRange(at, TimeSpan.FromHours(47), CallbackDelays.Most);
        Assert.InRange(attempts, 50, 60);
        Assert.Equal(TimeSpan.FromSeconds(15), CallbackDelays.After(0, null));
        Assert.Equal(TimeSpan.FromMinutes(10), CallbackDelays.After(0, TimeSpan.FromMinutes(10)));
        Assert.Equal(TimeSpan.FromHours(1), CallbackDelays.After(20, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void The_partner_hears_of_what_it_may_read_and_of_nothing_else()
    {
        var c = Case() with { TellsPartner = true };
        var taken = c.Acknowledge(At(1)).Ok();

        Assert.Empty(PartnerNews.Of(null, c, T0));
        Assert.Single(PartnerNews.Of(c, taken with { Revision = 2 }, T0));
        Assert.Empty(PartnerNews.Of(c, c.AddNote("note", At(1)).Ok(), T0));
        Assert.Empty(PartnerNews.Of(c with { TellsPartner = false }, taken with { TellsPartner = false }, T0));
        Assert.Empty(PartnerNews.Of(c with { PartnerId = null }, taken with { PartnerId = null }, T0));
        Assert.Single(PartnerNews.Of(taken, taken.Ask(Question.Phone, At(2)).Ok(), T0));

        // Of a call it knows its writings, each by its own id.
        var call = c with { Kind = CaseKind.PhoneIn, Merged = [new MergedCase("bbbbbbbbbbbbbbbb-1", 3, null)] };
        var message = Assert.Single(PartnerNews.Of(call, call.Acknowledge(At(1)).Ok(), T0));
        Assert.Equal("bbbbbbbbbbbbbbbb-1", Satark.Messaging.Errand.Of(message).Subject);
    }
}
