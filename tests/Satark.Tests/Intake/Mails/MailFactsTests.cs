using Satark.Cases;
using Satark.Intake.Mails.Facts;

namespace Satark.Tests.Intake.Mails;

public sealed class MailFactsTests
{
    [Theory]
    [InlineData("Handle: riverside_77", "riverside_77")]
    [InlineData("Username： @riverside_77", "riverside_77")]
    [InlineData("हैंडल: riverside_77", "riverside_77")]
    [InlineData("The user @riverside_77 says", "riverside_77")]
    [InlineData("Profile: https://www.instagram.com/riverside_77/", "riverside_77")]
    [InlineData("See https://x.com/riverside_77/status/1", "riverside_77")]
    [InlineData("See https://www.instagram.com/p/ABC/", null)]
    [InlineData("write to law@meta.example", null)]
    public void The_account_is_read_from_labels_words_and_links(string text, string? handle) => Assert.Equal(handle, MailFacts.Of(text, null).Subject.Handle);

    [Theory]
    [InlineData("IP: 49.36.1.2", "49.36.1.2", null)]
    [InlineData("IP:49.36.1.2 at 2026-03-02 15:40:05 UTC", "49.36.1.2", "2026-03-02T15:40:05Z")]
    [InlineData("49.36.1.2 2026-03-02T21:10+05:30", "49.36.1.2", "2026-03-02T15:40:00Z")]
    [InlineData("49.36.1.2 2026-03-02 21:10 IST", "49.36.1.2", "2026-03-02T15:40:00Z")]
    [InlineData("49.36.1.2 2026-03-02 21:10", "49.36.1.2", null)]
    [InlineData("last login from 2405:201:6000::1.", "2405:201:6000::1", null)]
    [InlineData("at 15:40:05 version 1.2.3", null, null)]
    [InlineData("127.0.0.1 and 999.1.1.1", null, null)]
    public void Network_addresses_are_read_with_their_times_and_no_zone_is_guessed(string text, string? address, string? at)
    {
        var found = MailFacts.Of(text, null).Subject.IpAddresses;
        Assert.Equal(address, found.Count == 0 ? null : found[0].Address);
        Assert.Equal(at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), found.Count == 0 ? null : found[0].SeenAt);
    }

    [Fact]
    public void What_belongs_to_the_sender_is_not_the_persons()
    {
        var facts = MailFacts.Of("Write to law@meta.example or alerts@meta.example.\nRegistered email: river@person.example\nPhone: +91 98765 43210\nDetected at: 2026-03-02 15:40 UTC\nName: Sample Person", "alerts@meta.example");
        Assert.Equal("river@person.example", facts.Subject.Email);
        Assert.Equal("Sample Person", facts.Subject.DisplayName);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 40, 0, TimeSpan.Zero), facts.DetectedAt);
        Assert.Null(MailFacts.Of("Write to law@meta.example.", "alerts@meta.example").Subject.Email);
    }

    [Theory]
    [InlineData("1. https://x.com/a_one/status/1\n2. https://x.com/b_two/status/2", 2)]
    [InlineData("Handle: one\nPhone: 9876543210\n\nHandle: two\nPhone: 9876543211\n", 2)]
    [InlineData("Handle: one\nHandle: one\n", 0)]
    [InlineData("Post: https://x.com/a/status/1\nProfile: https://x.com/a_one", 0)]
    [InlineData("See https://x.com/a/status/1 and\nhttps://x.com/b/status/1", 0)]
    [InlineData("Nothing here", 0)]
    public void Several_persons_are_told_from_one(string text, int persons) => Assert.Equal(persons, MailPersons.Of(text, null).Count);

    [Fact]
    public void Of_an_answer_only_its_own_words_are_read()
    {
        Assert.Equal("Yes, 49.36.1.2.", OwnWords.Of("Yes, 49.36.1.2.\n\nOn Mon, 2 Mar 2026, the desk wrote:\n> IP of 10.1.1.1?"));
        Assert.Equal("> quoted alone", OwnWords.Of("> quoted alone"));
    }

    [Theory]
    [InlineData("आत्महत्या की आशंका", CaseType.SuicideRisk)]
    [InlineData("Suicidal post", CaseType.SuicideRisk)]
    [InlineData("Threat", CaseType.Other)]
    public void What_is_reported_is_read_from_its_words(string text, CaseType type) => Assert.Equal(type, MailFacts.TypeOf(text));
}
