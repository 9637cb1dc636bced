namespace Satark.Local.Demo;

/// <summary>Invented contact points of the agencies of a demo, as settings of the least weight.</summary>
internal static class DemoAgencies
{
    /// <summary>Adds them unless the settings name agencies of their own.</summary>
    public static void AddTo(ConfigurationManager configuration)
    {
        if (configuration.GetSection("Satark:Agencies").GetChildren().Any())
        {
            return;
        }

        var entries = new[]
        {
            (Id: "stf", Kind: "task-force", Name: "Special Task Force (invented)", State: ""),
            (Id: "up-112", Kind: "up-112", Name: "UP-112 control room (invented)", State: ""),
            (Id: "control-br", Kind: "state-control", Name: "Control room, Bihar (invented)", State: "BR"),
            (Id: "control-mp", Kind: "state-control", Name: "Control room, Madhya Pradesh (invented)", State: "MP"),
            (Id: "control-mh", Kind: "state-control", Name: "Control room, Maharashtra (invented)", State: "MH"),
            (Id: "control-dl", Kind: "state-control", Name: "Control room, Delhi (invented)", State: "DL"),
        };
        for (var i = 0; i < entries.Length; i++)
        {
            var (id, kind, name, state) = entries[i];
            var section = $"Satark:Agencies:{i}:";
            configuration[section + "Id"] = id;
            configuration[section + "Kind"] = kind;
            configuration[section + "Name"] = name;
            configuration[section + "State"] = state;
            configuration[section + "Phone"] = DemoPeople.Phone(900 + i);
            configuration[section + "Mail"] = $"{id}@{DemoPeople.Domain}";
        }
    }
}
